import { describe, expect, it } from 'vitest';
import type { ExampleExchange } from '../../../../src/core/rules/rule.ts';
import { loginPost, OTHER_ID, SESSION_LINE } from '../../../../src/core/rules/support/example-flows.ts';
import { SESSION_ID, sampleJwt } from '../../../../src/core/rules/support/examples.ts';
import { attemptsOf, brokenOf, resultOf } from './harness.ts';

const HOME = 'https://app.example.com/home';
const first: ExampleExchange = {
  url: 'https://app.example.com/login',
  type: 'document',
  response: { 'set-cookie': SESSION_LINE },
};
const cookie = (id = SESSION_ID) => ({ cookie: `sid=${id}` });

function logout(set: string | undefined, rest: ExampleExchange = {}): ExampleExchange {
  return {
    url: 'https://app.example.com/logout',
    method: 'POST',
    type: 'document',
    status: 302,
    request: cookie(),
    ...rest,
    response: { location: '/', 'set-cookie': set, ...rest.response },
  };
}

describe('a session through a sign-in', () => {
  it('is right when its ID changes', () => {
    const [attempt] = attemptsOf([
      first,
      loginPost({ request: cookie(), response: { 'set-cookie': SESSION_LINE.replace(SESSION_ID, OTHER_ID) } }),
      { url: HOME, type: 'document', request: cookie(OTHER_ID) },
    ]);
    expect(attempt?.outcome).toBe('worked');
    expect(resultOf(attempt, 'session-changed')).toBe('ok');
  });

  it('is wrong when it stays and nothing else came', () => {
    const [attempt] = attemptsOf([
      first,
      loginPost({ request: cookie() }),
      { url: HOME, type: 'document', request: cookie() },
    ]);
    expect(brokenOf(attempt)).toEqual(['session-changed kept']);
  });

  it('says nothing where another cookie came with the sign-in', () => {
    const [attempt] = attemptsOf([
      first,
      loginPost({
        request: cookie(),
        response: { 'set-cookie': `auth=${OTHER_ID}; Path=/; Secure; HttpOnly; SameSite=Lax` },
      }),
      { url: HOME, type: 'document', request: { cookie: `sid=${SESSION_ID}; auth=${OTHER_ID}` } },
    ]);
    expect(brokenOf(attempt)).toEqual([]);
  });
});

describe('a sign-out', () => {
  const gone = 'sid=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax';

  it('is right when it deletes the cookie that was set', () => {
    const [attempt] = attemptsOf([first, { request: cookie() }, logout(gone), { url: HOME }]);
    expect(attempt).toMatchObject({ aim: 'sign-out', protocol: 'logout', outcome: 'worked' });
    expect(resultOf(attempt, 'cookies-cleared')).toBe('ok');
  });

  it.each([
    ['another domain', `${gone}; Domain=example.com`],
    ['another path', gone.replace('Path=/', 'Path=/app')],
  ])('is half-way when it deletes the cookie of %s', (_, set) => {
    const [attempt] = attemptsOf([first, { request: cookie() }, logout(set), { url: HOME, request: cookie() }]);
    expect(brokenOf(attempt)).toEqual(['cookies-cleared other-identity']);
    expect(attempt).toMatchObject({ outcome: 'half-way', because: { code: 'left-behind' } });
  });

  it('takes Clear-Site-Data for a deletion', () => {
    const out = logout(undefined, { response: { 'clear-site-data': '"cookies", "storage"' } });
    expect(resultOf(attemptsOf([first, { request: cookie() }, out])[0], 'cookies-cleared')).toBe('ok');
  });

  it('leaves open what only the server knows', () => {
    const kept = attemptsOf([first, { request: cookie() }, logout(undefined), { url: HOME, request: cookie(), at: 9 }]);
    expect(resultOf(kept[0], 'cookies-cleared')).toBe('unseen server-session');
    expect(brokenOf(kept[0])).toEqual([]);
    const over = attemptsOf([first, { request: cookie() }, logout(undefined)]);
    expect(resultOf(over[0], 'cookies-cleared')).toBe('unseen nothing-after');
    expect(over[0]?.outcome).toBe('not-seen');
  });

  it('says nothing against a cookie of the time before the sign-in, where the one of the sign-in is deleted', () => {
    const sealed = sampleJwt({ csrf: '8c8fb59d2824111b302', sub: 'visitor' });
    const state = `session=${sealed}; Path=/; HttpOnly; Secure; SameSite=Lax`;
    const auth = (value: string) => `auth_tkt=${value}; Path=/; HttpOnly; Secure; SameSite=Lax`;
    const request = { cookie: `session=${sealed}; auth_tkt=${OTHER_ID}` };
    const after = { url: HOME, type: 'document', request: { cookie: `session=${sealed}` } } as const;
    const page = { url: 'https://app.example.com/login', type: 'document' } as const;
    const seen = (set: string | undefined, out: string) =>
      attemptsOf([
        { ...page, response: { 'set-cookie': set } },
        loginPost({
          request: { cookie: set ? `session=${sealed}` : undefined },
          response: { 'set-cookie': set ? auth(OTHER_ID) : [auth(OTHER_ID), state] },
        }),
        { url: HOME, type: 'document', request },
        logout(out, { request }),
        after,
      ])[0];
    const deleted = `${auth('')}; Max-Age=0`;
    expect(brokenOf(seen(state, deleted))).toEqual([]);
    expect(seen(state, deleted)?.outcome).toBe('worked');
    // One that came with the sign-in may be what lets in.
    expect(brokenOf(seen(undefined, deleted))).toEqual(['cookies-cleared kept']);
  });

  it('by SAML clears its cookie where the answer comes back, which is no sign-in', () => {
    const answer =
      '<samlp:LogoutResponse xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_a" Version="2.0" IssueInstant="2025-01-01T00:00:00Z" Destination="https://app.example.com/slo"><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status></samlp:LogoutResponse>';
    const url = `https://app.example.com/slo?SAMLResponse=${encodeURIComponent(btoa(answer))}`;
    const attempts = attemptsOf([
      first,
      { url: HOME, type: 'document', request: cookie() },
      logout(undefined, { response: { location: 'https://idp.example.net/slo' } }),
      { url: 'https://idp.example.net/slo', type: 'document', status: 302, response: { location: url } },
      { url, type: 'document', status: 302, request: cookie(), response: { location: '/', 'set-cookie': gone } },
    ]);
    expect(attempts.filter(({ aim }) => aim === 'sign-in')).toEqual([]);
    const own = attempts.find(({ checks }) => checks.some(({ id }) => id === 'cookies-cleared'));
    expect(resultOf(own, 'cookies-cleared')).toBe('ok');
  });

  it('tells whether what was signed out still opens what is closed without it', () => {
    const api = 'https://app.example.com/api/me';
    const before: ExampleExchange[] = [{ url: api, status: 401 }, first, { url: api, request: cookie() }];
    const open = attemptsOf([...before, logout(undefined), { url: api, request: cookie() }]);
    expect(brokenOf(open.find(({ aim }) => aim === 'sign-out'))).toEqual(['closed-after still-open']);
    const closed = attemptsOf([...before, logout(undefined), { url: api, status: 401, request: cookie() }]);
    expect(
      resultOf(
        closed.find(({ aim }) => aim === 'sign-out'),
        'closed-after',
      ),
    ).toBe('ok');
  });

  it('follows one of OpenID Connect to the provider and back, with its frames', () => {
    const end =
      'https://id.example.net/end_session?id_token_hint=a.b.c&post_logout_redirect_uri=https%3A%2F%2Fapp.example.com%2Fbye&state=s1';
    const [attempt, ...more] = attemptsOf([
      first,
      { request: cookie() },
      logout(gone, { response: { location: end } }),
      { url: end, type: 'document' },
      { url: 'https://other.example.org/fclogout?iss=https%3A%2F%2Fid.example.net&sid=1', type: 'subdocument' },
      { url: 'https://app.example.com/bye?state=s1', type: 'document' },
    ]);
    expect(more.filter(({ aim }) => aim === 'sign-out')).toEqual([]);
    expect(attempt).toMatchObject({
      protocol: 'oidc-logout',
      outcome: 'worked',
      site: 'example.com',
      provider: 'id.example.net',
    });
    expect(attempt?.steps.map(({ kind }) => kind)).toEqual(['sign-out-request', 'sign-out-frame', 'sign-out-response']);
    expect(resultOf(attempt, 'cookies-cleared')).toBe('ok');
  });

  it('names the way back as missing', () => {
    const end = 'https://id.example.net/end_session?post_logout_redirect_uri=https%3A%2F%2Fapp.example.com%2Fbye';
    expect(attemptsOf([{ url: end, type: 'document' }])[0]).toMatchObject({
      outcome: 'half-way',
      missing: 'sign-out-response',
    });
  });
});
