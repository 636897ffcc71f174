import { describe, expect, test } from 'vitest';
import type { Recorded } from '../../../src/core/credential/book.ts';
import { observeChallenge } from '../../../src/core/flow/challenge.ts';
import { createHandovers } from '../../../src/core/flow/handover.ts';
import { addExchange, addStep, describeLogin, type LoginAttempt, type LoginId } from '../../../src/core/flow/login.ts';
import { noteLogout, noteRefresh } from '../../../src/core/flow/logout-refresh.ts';
import { reportLogins } from '../../../src/core/flow/report-logins.ts';
import { createSiteFlow, type OpenAttempt, openAttempt } from '../../../src/core/flow/site-flow.ts';
import type { ExampleExchange } from '../../../src/core/rules/rule.ts';
import { createExchanges } from '../../../src/core/rules/support/examples.ts';
import { viewOf } from './views.ts';

const start = { id: 'form', named: true } as const;

/** The attempts of a site, each with what is said of it. */
function siteOf(...attempts: Partial<OpenAttempt>[]) {
  const known = createSiteFlow('example.com');
  for (const [index, more] of attempts.entries())
    Object.assign(openAttempt(known, viewOf({}), start), { exchanges: [`${index + 1}`], ...more });
  return known;
}

describe('an attempt', () => {
  test('begins with what was sent, and nothing decided', () => {
    const known = createSiteFlow('example.com');
    expect(openAttempt(known, viewOf({ url: 'https://app.example.com/login', type: 'document' }), start)).toMatchObject(
      {
        id: 'form',
        named: true,
        site: 'example.com',
        origin: 'https://app.example.com',
        firstNumber: 1,
        lastNumber: 1,
        exchanges: ['1'],
        steps: [],
        outcome: 'pending',
        navigation: true,
        minted: false,
        submitPath: '/login',
        redirects: 0,
        foreign: false,
      },
    );
    const more = openAttempt(known, viewOf({}), { ...start, unrecorded: true, provider: 'id', foreign: true });
    expect(more).toMatchObject({ unrecorded: true, provider: 'id', foreign: true });
  });

  test('is one of thirty-two, of which the first that failed makes room, and one of six that are open', () => {
    const succeeded = Array.from({ length: 32 }, () => ({ outcome: 'succeeded' as const }));
    const full = siteOf(...succeeded, {});
    expect(full.attempts).toHaveLength(32);
    expect(full.attempts.map(({ exchanges }) => exchanges[0]).slice(0, 2)).toEqual(['1', '2']);
    expect(full.open.map(({ exchanges }) => exchanges[0])).toEqual(['28', '29', '30', '31', '32', '33']);
    const [first, second, ...rest] = succeeded;
    const failing = siteOf({ ...first }, { ...second, outcome: 'failed' }, ...rest, { outcome: 'succeeded' });
    expect(failing.attempts.map(({ exchanges }) => exchanges[0]).slice(0, 3)).toEqual(['1', '3', '4']);
  });

  test('has each exchange and each step once, twenty-four and sixteen of them', () => {
    const [attempt] = siteOf({}).attempts as [LoginAttempt];
    for (const number of [3, 2, 3]) addExchange(attempt, String(number), number);
    expect([attempt.exchanges, attempt.lastNumber]).toEqual([['1', '3', '2'], 3]);
    for (let n = 0; n < 30; n++) {
      addExchange(attempt, `x${n}`, 1);
      addStep(attempt, `${n}`);
      addStep(attempt, `${n}`);
    }
    expect([attempt.exchanges.length, attempt.steps.length, attempt.steps[15]]).toEqual([24, 16, '15']);
  });

  test.each<[LoginId, string]>([
    ['form', 'the form login'],
    ['json', 'the JSON login request'],
    ['oauth-code', 'the OAuth sign-in'],
    ['oauth-implicit', 'the OAuth sign-in'],
    ['oidc-code', 'the OpenID Connect sign-in'],
    ['oidc-implicit', 'the OpenID Connect sign-in'],
    ['oidc-hybrid', 'the OpenID Connect sign-in'],
    ['oauth-password', 'the OAuth password grant'],
    ['oauth-client-credentials', 'the OAuth client credentials grant'],
    ['oauth-device', 'the OAuth device sign-in'],
    ['saml', 'the SAML sign-in'],
    ['ws-federation', 'the WS-Federation sign-in'],
    ['cas', 'the CAS sign-in'],
    ['webauthn', 'the passkey sign-in'],
    ['http-challenge', 'the answer to the HTTP challenge'],
    ['unknown', 'the login'],
  ])('%s is called %s', (id, words) => {
    expect(describeLogin(id)).toBe(words);
  });
});

describe('a sign-in that is handed over', () => {
  const NEXT = 'https://app.other.com/in';
  function taken(more: Partial<OpenAttempt>, exchange: ExampleExchange = {}, site = 'other.com', noted = 'other.com') {
    const handovers = createHandovers();
    const [attempt] = siteOf({ next: NEXT, ...more }).open as [OpenAttempt];
    handovers.note(attempt, noted);
    const [arrived] = createExchanges({ exchanges: [{ url: NEXT, ...exchange }] });
    const first = arrived && handovers.take(arrived, site);
    return [first === attempt, arrived && handovers.take(arrived, site) === undefined];
  }

  test('is taken once, where it led to or by its redirect', () => {
    expect(taken({})).toEqual([true, true]);
    expect(taken({}, { url: 'https://app.other.com/else', redirectedFrom: '1' })).toEqual([true, true]);
  });

  test.each<[string, Partial<OpenAttempt>, ExampleExchange?, string?, string?]>([
    ['it leads nowhere', { next: undefined as never }],
    ['it leads to the same site', {}, {}, 'example.com', 'example.com'],
    ['it failed', { outcome: 'failed' }],
    ['another site is reached', {}, {}, 'third.com'],
    ['another address is reached', {}, { url: 'https://app.other.com/else' }],
    ['it comes of another redirect', {}, { url: 'https://app.other.com/else', redirectedFrom: '9' }],
  ])('is none when %s', (_what, more, exchange, site, noted) => {
    expect(taken(more, exchange, site, noted)[0]).toBe(false);
  });

  test('is one of the last eight', () => {
    const handovers = createHandovers();
    const known = siteOf(...Array.from({ length: 9 }, (_, n) => ({ next: `https://app.other.com/${n}` })));
    for (const attempt of known.attempts as OpenAttempt[]) handovers.note(attempt, 'other.com');
    const take = (n: number) => {
      const [exchange] = createExchanges({ exchanges: [{ url: `https://app.other.com/${n}` }] });
      return exchange && handovers.take(exchange, 'other.com') !== undefined;
    };
    expect([take(0), take(1), take(8)]).toEqual([false, true, true]);
  });
});

describe('HTTP authentication', () => {
  const sentAs = (scheme: string, more: object = {}) =>
    ({ found: { direction: 'sent', place: { carrier: 'authorization' }, scheme, ...more } }) as unknown as Recorded;
  function observed(exchange: ExampleExchange, recorded: Recorded[], challenge?: string) {
    const known = createSiteFlow('example.com');
    if (challenge !== undefined)
      observeChallenge(known, viewOf({ status: 401, response: { 'www-authenticate': challenge } }), []);
    observeChallenge(known, viewOf(exchange), recorded);
    return known.attempts.map(({ id, outcome, steps }) => [id, outcome, steps[0]]);
  }

  test.each(['basic', 'digest', 'negotiate', 'ntlm'])('by %s follows its challenge', (scheme) => {
    expect(observed({}, [sentAs(scheme)], `${scheme}, Bearer`)).toEqual([
      ['http-challenge', 'succeeded', `app.example.com asks for HTTP authentication (${scheme}) with status 401.`],
    ]);
  });

  test.each<[ExampleExchange['type'], LoginId]>([
    ['fetch', 'unknown'],
    ['other', 'unknown'],
    ['document', 'http-challenge'],
    ['image', 'http-challenge'],
  ])('without one, on a load of type %s, is %s', (type, id) => {
    expect(observed({ ...(type ? { type } : {}) }, [sentAs('basic')])[0]?.[0]).toBe(id);
  });

  test.each<[string, Recorded, ExampleExchange?]>([
    ['a token', sentAs('bearer')],
    ['what is received', sentAs('basic', { direction: 'received' })],
    ['what is for a proxy', sentAs('basic', { place: { carrier: 'proxy-authorization' } })],
    ['what is refused', sentAs('basic'), { status: 400 }],
    ['what has no answer', sentAs('basic'), { status: 0 }],
  ])('is not %s', (_what, recorded, exchange = {}) => {
    expect(observed(exchange, [recorded])).toEqual([]);
  });

  test('names all schemes that were asked for', () => {
    expect(observed({}, [sentAs('digest')], 'Digest realm="a", Basic realm="b"')[0]?.[2]).toContain('(digest, basic)');
  });

  test('is told once for each origin', () => {
    const known = createSiteFlow('example.com');
    const urls = ['https://a.example.com/', 'https://a.example.com/x', 'https://b.example.com/'];
    for (const url of urls) observeChallenge(known, viewOf({ url, type: 'document' }), [sentAs('basic')]);
    expect(known.attempts.map(({ origin }) => origin)).toEqual(['https://a.example.com', 'https://b.example.com']);
    expect(known.open).toEqual([]);
  });

  test('remembers a hundred challenges', () => {
    const known = createSiteFlow('example.com');
    const response = { 'www-authenticate': 'Basic' };
    for (let n = 0; n < 110; n++)
      observeChallenge(known, viewOf({ url: `https://h${n}.example.com/`, status: 401, response }), []);
    expect(known.challenged.size).toBe(100);
    const none = createSiteFlow('example.com');
    observeChallenge(none, viewOf({ status: 401, response: { 'www-authenticate': 'Bearer' } }), []);
    expect(none.challenged.size).toBe(0);
  });
});

describe('the logins of a site', () => {
  const report = (...attempts: Partial<OpenAttempt>[]) =>
    reportLogins(siteOf(...attempts)).map(
      ({ id, outcome, exchanges, steps }) => `${id} ${outcome} ${exchanges} ${steps.at(-1) ?? ''}`,
    );
  const done = { outcome: 'succeeded' } as const;

  test('stand in order of who vouches', () => {
    const ids: LoginId[] = [
      'unknown',
      'http-challenge',
      'oauth-client-credentials',
      'form',
      'webauthn',
      'oauth-code',
      'saml',
    ];
    expect(reportLogins(siteOf(...ids.map((id) => ({ id, ...done })))).map(({ id }) => id)).toEqual(ids.reverse());
  });

  test('are those that are known to be one', () => {
    expect(report({ named: false, ...done })).toEqual([]);
  });

  test('tell of failures of the same kind alone', () => {
    expect(report({ outcome: 'failed' }, done)).toEqual(['form succeeded 2 1 attempt before or after failed.']);
    expect(report({ outcome: 'failed', id: 'json' }, done)).toEqual(['form succeeded 2 ']);
    expect(report({ outcome: 'failed' }, { outcome: 'failed' })).toEqual(['form failed 1,2 ']);
  });

  test('are apart by their provider, and name twenty-four exchanges', () => {
    expect(report({ ...done, provider: 'a' }, { ...done, provider: 'b' })).toHaveLength(2);
    const many = Array.from({ length: 40 }, (_, n) => `e${n}`);
    expect(reportLogins(siteOf(done, { ...done, exchanges: many }))[0]?.exchanges).toHaveLength(24);
  });

  test('leave out what was a step at the provider of another', () => {
    const origin = 'https://id.example.com';
    const through = { id: 'saml', provider: 'id.example.com', ...done } as const;
    expect(report({ origin, ...done }, through)).toEqual(['saml succeeded 2 ']);
    expect(report({ origin, ...done }, { ...through, outcome: 'failed' })).toEqual(['form succeeded 1 ']);
    expect(report({ origin, ...done }, { ...through, origin })).toHaveLength(2);
    expect(report({ origin: 'https://x.example.com', ...done }, through)).toHaveLength(2);
  });
});

const CHANGES = { minted: true, telling: true, rotated: false, cleared: [] };

test.each(['image', 'font', 'stylesheet', 'media', 'script', 'preflight'] as const)(
  'a load of type %s signs nobody out',
  (type) => {
    const known = siteOf({});
    expect(noteLogout(known, viewOf({ url: 'https://app.example.com/logout', type }), CHANGES)).toBe(false);
    expect([known.logouts, known.open.length]).toEqual([[], 1]);
    expect(noteLogout(known, viewOf({ url: 'https://app.example.com/logout' }), CHANGES)).toBe(true);
    expect(known.open).toEqual([]);
  },
);

describe('a token that follows another', () => {
  const next = { isNew: true, direction: 'received', carrier: 'response-body', generation: 2 };
  function renewals(more: Partial<typeof next> = {}, known = siteOf(), changes = CHANGES): number {
    const { isNew, direction, carrier, generation } = { ...next, ...more };
    const recorded = {
      credential: { generation },
      found: { direction, place: { carrier } },
      isNew,
    } as unknown as Recorded;
    noteRefresh(known, viewOf({}), changes, [recorded, recorded]);
    return known.refreshCount;
  }

  test('is a renewal where it comes in a body and nobody is signing in', () => {
    expect(renewals()).toBe(1);
  });

  test.each<[string, number]>([
    ['it is known', renewals({ isNew: false })],
    ['it was sent', renewals({ direction: 'sent' })],
    ['it comes in a cookie', renewals({ carrier: 'set-cookie' })],
    ['it is the first', renewals({ generation: 1 })],
    ['somebody is signing in', renewals({}, siteOf({}))],
    ['it proves nothing', renewals({}, siteOf(), { ...CHANGES, minted: false })],
  ])('is none when %s', (_what, count) => {
    expect(count).toBe(0);
  });
});
