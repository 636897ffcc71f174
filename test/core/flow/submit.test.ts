import { describe, expect, test } from 'vitest';
import type { Changes } from '../../../src/core/flow/changes.ts';
import { detectSubmission } from '../../../src/core/flow/submit.ts';
import type { Exchange } from '../../../src/core/http/exchange.ts';
import type { ExampleExchange } from '../../../src/core/rules/rule.ts';
import { FORM, JSON_TYPE, post, viewOf } from './views.ts';

const HOST = 'https://app.example.com';
const TELLING: Changes = { minted: true, telling: true, rotated: false, cleared: [] };
const seen = (exchange: ExampleExchange, changes?: Changes) => detectSubmission(viewOf(exchange), changes);
const form = (path: string, fields: string[], more: ExampleExchange = {}) =>
  seen(post(HOST + path, fields, { type: 'document', ...more }));
const json = (path: string, fields: string[], more: ExampleExchange = {}) =>
  seen(post(HOST + path, fields, more, JSON_TYPE));

describe('a form with a password', () => {
  test('signs in, wherever it goes', () => {
    expect(form('/x', ['email', 'user[password]'])).toEqual({
      id: 'form',
      named: true,
      step: 'The browser sends a form with the field “password” to app.example.com/x.',
    });
    expect(json('/x', ['email', 'pwd'])).toEqual({
      id: 'json',
      named: true,
      step: 'A script sends JSON with the field “pwd” to app.example.com/x.',
    });
    expect(form('/x', ['email', 'pass'], { type: 'fetch' })?.step).toBe(
      'A script sends a form with the field “pass” to app.example.com/x.',
    );
  });

  test.each(['POST', 'PUT', 'PATCH'])('may be sent with %s', (method) => {
    expect(json('/x', ['pwd'], { method })?.named).toBe(true);
  });

  test.each(['DELETE', 'OPTIONS', 'HEAD'])('is none with %s', (method) => {
    expect(json('/login', ['pwd'], { method })).toBeUndefined();
  });

  test('has two fields u and p, but p alone is a page', () => {
    expect(form('/x', ['u', 'p'])?.named).toBe(true);
    expect(form('/x', ['q', 'p'])?.named).toBe(false);
  });

  test('changes it where a new one is among several, and registers where there is a user', () => {
    expect(form('/x', ['old_password', 'new_password'])).toBeUndefined();
    expect(form('/x', ['email', 'password', 'confirm_password'])?.named).toBe(true);
    expect(form('/x', ['password', 'password_hint'])?.named).toBe(true);
    expect(form('/x', ['new_password'])?.named).toBe(true);
  });

  test('is told with a name and a path that are cut where they are long', () => {
    const step = form(`/${'d'.repeat(100)}`, [`pwd${'x'.repeat(60)}`])?.step;
    expect(step).toBe(
      `The browser sends a form with the field “pwd${'x'.repeat(37)}” to app.example.com/${'d'.repeat(78)}….`,
    );
    expect(form(`/${'d'.repeat(79)}`, ['pwd'])?.step).toContain(`/${'d'.repeat(79)}.`);
  });

  test.each(['grant_type', 'SAMLResponse', 'wresult'])('is none of ours with %s in it', (field) => {
    expect(form('/login', ['password', field])).toBeUndefined();
  });

  test('is none where a credential is renewed', () => {
    expect(json('/auth/refresh', ['password'])).toBeUndefined();
  });
});

describe('what has no password', () => {
  test('may sign in where it goes to a place for that, or navigates', () => {
    expect(form('/login', ['code'])).toEqual({
      id: 'form',
      named: false,
      step: 'The browser sends a form to app.example.com/login.',
    });
    expect(form('/session', ['code'], { type: 'fetch' })?.named).toBe(false);
    expect(form('/x', ['code'])?.named).toBe(false);
    expect(form('/x', ['code'], { type: 'fetch' })).toBeUndefined();
    expect(json('/login', ['code'])).toEqual({
      id: 'json',
      named: false,
      step: 'A script sends JSON to app.example.com/login.',
    });
    expect(json('/user_session', ['code'])?.named).toBe(false);
    expect(json('/x', ['code'])).toBeUndefined();
    expect(json('/x', ['code'], { type: 'document' })).toBeUndefined();
  });

  test('has no more than sixteen fields', () => {
    const fields = (count: number) => Array.from({ length: count }, (_, n) => `f${n}`);
    expect(form('/login', fields(16))).toBeDefined();
    expect(form('/login', fields(17))).toBeUndefined();
    expect(form('/login', [])).toBeUndefined();
  });

  test.each(['Basic eDp5', 'digest x', 'Negotiate x', 'NTLM'])(
    'is a write where the browser proves who asks: %s',
    (authorization) => {
      expect(form('/x', ['code'], { request: { authorization } })).toBeUndefined();
      expect(form('/login', ['code'], { request: { authorization } })).toBeDefined();
    },
  );

  test.each(['Bearer x', 'Basics x', 'xBasic x'])('is no write of that kind with %s', (authorization) => {
    expect(form('/x', ['code'], { request: { authorization } })).toBeDefined();
  });

  test('may be a procedure that is called so', () => {
    const call = (name: string) =>
      seen({
        url: `${HOST}/rpc`,
        method: 'POST',
        requestBody: { mediaType: JSON_TYPE, fields: [{ name: 'params' }], call: name },
      });
    expect(call('auth.login')).toEqual({
      id: 'json',
      named: true,
      step: 'A script calls auth.login at app.example.com/rpc.',
    });
    expect(call('cart.add')).toBeUndefined();
  });
});

describe('a sign-in in a query', () => {
  const query = (text: string, changes?: Changes) => seen({ url: `${HOST}${text}` }, changes);

  test('has a user and a password, and goes where one signs in', () => {
    expect(query('/login?user=a&password=b')).toEqual({
      id: 'form',
      named: true,
      step: 'GET app.example.com/login carries the field “password” in its query.',
    });
    expect(query('/session?user=a&password=b')).toBeDefined();
  });

  test('or is answered with a new credential', () => {
    expect(query('/enter?user=a&password=b')).toBeUndefined();
    expect(query('/enter?user=a&password=b', { ...TELLING, telling: false })).toBeUndefined();
    expect(query('/enter?user=a&password=b', TELLING)).toBeDefined();
  });

  test.each(['/login?password=b', '/login?user=a&q=b', '/login?q=a&password=b', '/login?userpassword=b&x=1', '/login'])(
    'is not in %s',
    (text) => {
      expect(query(text, TELLING)).toBeUndefined();
    },
  );
});

describe('a body that was not recorded', () => {
  const unrecorded = (path: string, contentType?: string, unseen: Exchange['unseen'] = ['request-body']) => {
    const view = viewOf({ url: HOST + path, method: 'POST', request: { 'content-type': contentType } });
    return detectSubmission({ ...view, exchange: { ...view.exchange, unseen } });
  };

  test('may sign in where it goes to a place for that', () => {
    expect(unrecorded('/login', 'application/JSON')).toEqual({
      id: 'json',
      named: false,
      unrecorded: true,
      step: 'POST app.example.com/login sends a body that was not recorded.',
    });
    expect(unrecorded('/session', FORM)?.id).toBe('form');
    expect(unrecorded('/login')?.id).toBe('form');
  });

  test.each(['/x', '/login/refresh', '/login/logout'])('is nothing at %s', (path) => {
    expect(unrecorded(path)).toBeUndefined();
  });

  test('is not guessed where the recording has bodies', () => {
    expect(unrecorded('/login', FORM, ['response-body'])).toBeUndefined();
    expect(unrecorded('/login', FORM, [])).toBeUndefined();
  });
});

describe('the answer of an authenticator', () => {
  test.each([
    [['response.authenticatorData', 'response.clientDataJSON'], '/x', true],
    [['response.authenticatorData', 'response.clientDataJSON', 'response.attestationObject'], '/x', false],
    [['authenticatorData'], '/x', false],
    [['clientDataJSON'], '/x', false],
    [['rawId', 'response', 'type'], '/x', true],
    [['rawId', 'response', 'clientExtensionResults'], '/x', true],
    [['rawId', 'response'], '/x', false],
    [['rawId', 'type'], '/x', false],
    [['response', 'type'], '/x', false],
    [['rawId', 'response', 'type', 'attestationObject'], '/x', false],
    [['rawId', 'response', 'type'], '/webauthn/register', false],
    [['rawId', 'response', 'type'], '/attestation', false],
    [['rawId', 'response', 'type'], '/enroll', false],
    [['rawId', 'response', 'type'], '/passkeys/create', false],
    [['authenticatorData', 'clientDataJSON'], '/register', true],
  ])('is in %j at %s: %j', (members, path, is) => {
    const found = json(path, members);
    if (is)
      expect(found).toEqual({
        id: 'webauthn',
        named: true,
        step: `POST app.example.com${path} sends the answer of an authenticator (WebAuthn).`,
      });
    else expect(found?.id).not.toBe('webauthn');
  });
});
