import { describe, expect, test } from 'vitest';
import type { Credential, Recorded } from '../../../../src/core/credential/book.ts';
import { parseSetCookie } from '../../../../src/core/http/parse-set-cookie.ts';
import {
  aboutCookie,
  aboutCredential,
  aboutOrigin,
  createRecord,
  credentialOf,
  hasState,
  setCookieSubject,
  takeRole,
} from '../../../../src/core/rules/engine/subject.ts';
import { createExchanges } from '../../../../src/core/rules/support/examples.ts';

const [exchange] = createExchanges({ exchanges: [{}] });
if (!exchange) throw new Error('no exchange');
const cookie = parseSetCookie('sid=1; Path=/');
const origin = 'https://app.example.com:8443';
const credential = { id: 'session#1', lineage: 'l1', role: 'session', roleReason: 'its name' } as Credential;
const about = aboutOrigin('exchange', origin);

describe('what a finding is about', () => {
  test('is the lineage of a credential', () => {
    expect(aboutCredential(credential, { origin } as never)).toEqual({
      subject: { kind: 'credential', name: 'session#1', credential: 'session#1', origin },
      identity: 'credential l1',
      host: 'app.example.com',
    });
  });

  test('is the name of a cookie at an origin', () => {
    expect(aboutCookie(cookie, origin)).toEqual({
      subject: { kind: 'set-cookie', name: 'sid', origin },
      identity: `cookie ${origin} sid`,
      host: 'app.example.com',
    });
  });

  test('is an origin as a whole, which is named without its scheme', () => {
    expect(about).toEqual({
      subject: { kind: 'exchange', name: 'app.example.com:8443', origin },
      identity: origin,
      host: 'app.example.com',
    });
    expect(aboutOrigin('exchange', 'null').subject.name).toBe('null');
  });
});

test('a record is of a thing seen once, in the exchange if there was one', () => {
  const record = createRecord('exchange', {} as never, about, 7, exchange);
  expect(record).toEqual({
    kind: 'exchange',
    subject: {},
    about,
    at: 7,
    text: '',
    role: 'unknown',
    sights: [],
    count: 1,
    first: '1',
    last: '1',
  });
  expect(Object.keys(createRecord('exchange', {} as never, about, 7))).not.toContain('first');
});

describe('the cookie of a Set-Cookie field', () => {
  const recordedAs = (carrier: string, name: string) =>
    ({ credential, sighting: { place: { carrier, name } } }) as unknown as Recorded;
  const subjectOf = (recorded: Recorded[], url = 'https://app.example.com/') =>
    setCookieSubject(cookie, recorded, exchange, new URL(url));

  test('has the role its value was recorded with', () => {
    expect(subjectOf([recordedAs('set-cookie', 'sid')])).toEqual({
      cookie,
      role: 'session',
      roleReason: 'its name',
      credential,
      exchange,
      host: 'app.example.com',
      secure: true,
    });
  });

  test.each([
    ['another cookie', recordedAs('set-cookie', 'other')],
    ['a cookie that was sent', recordedAs('cookie', 'sid')],
  ])('has no role from %s', (_what, recorded) => {
    expect(subjectOf([recorded])).toEqual({
      cookie,
      role: 'unknown',
      roleReason: '',
      exchange,
      host: 'app.example.com',
      secure: true,
    });
  });

  test.each([
    ['https', true],
    ['wss', true],
    ['http', false],
    ['ws', false],
  ])('came over %s: secure %j', (scheme, secure) => {
    expect(subjectOf([], `${scheme}://app.example.com/`).secure).toBe(secure);
  });
});

describe('the role of a record', () => {
  test('becomes that of its credential, with the reason where a cookie says it', () => {
    const subject = { ...setCookieSubject(cookie, [], exchange, new URL(exchange.url)), credential };
    const record = createRecord('set-cookie', subject, about, 0);
    expect(takeRole(record)).toBe(true);
    expect(record).toMatchObject({ role: 'session', subject: { cookie, role: 'session', roleReason: 'its name' } });
    expect(takeRole(record)).toBe(false);
  });

  test('of a token is told by the token itself', () => {
    const record = createRecord('credential', { credential, sighting: {} as never }, about, 0);
    expect(takeRole(record)).toBe(true);
    expect(record.subject).toEqual({ credential, sighting: {} });
    expect(credentialOf(record)).toBe(credential);
  });

  test('stays where there is no credential', () => {
    const record = createRecord('exchange', {} as never, about, 0);
    expect(takeRole(record)).toBe(false);
    expect(credentialOf(record)).toBeUndefined();
  });
});

test('a rule has a memory when it makes one', () => {
  expect([hasState({ createState: () => 1 } as never), hasState({} as never)]).toEqual([true, false]);
});
