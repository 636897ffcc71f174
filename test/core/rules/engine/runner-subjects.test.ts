import { describe, expect, test } from 'vitest';
import { defineRule, type ExampleExchange, type Rule, type SubjectKind } from '../../../../src/core/rules/rule.ts';
import { bearer, NOW, NOW_S, SESSION_ID, sampleJwt } from '../../../../src/core/rules/support/examples.ts';
import { runRules } from '../lint.ts';

/** What a rule of this kind is handed over the exchanges, as `show` puts it. */
function handed<K extends SubjectKind>(
  subject: K,
  exchanges: ExampleExchange[],
  show: (...args: Parameters<Rule<K>['check']>) => unknown,
  more: Partial<Rule<K>> = {},
): unknown[] {
  const seen: unknown[] = [];
  const probe = defineRule<K, unknown>({
    id: 'probe',
    subject,
    severity: 'info',
    confidence: 'high',
    ...more,
    check(...args) {
      seen.push(show(...args));
      return [];
    },
  });
  runRules({ exchanges }, { rules: [probe as never] });
  return seen;
}

const cookie = (rest: string, more: ExampleExchange = {}): ExampleExchange => ({
  ...more,
  response: { 'set-cookie': `sid=${SESSION_ID}${rest}` },
});
const token = (more: ExampleExchange = {}): ExampleExchange => ({ request: { authorization: bearer() }, ...more });

describe('a credential is handed over', () => {
  const placesOf = (exchanges: ExampleExchange[]) =>
    handed('credential', exchanges, ({ sighting, exchange }) => {
      return `${sighting.direction} ${sighting.place.carrier} ${sighting.place.name} ${exchange?.number}`;
    });

  test('once, however often it comes', () => {
    expect(placesOf([token(), token(), token()])).toEqual(['sent authorization authorization 1']);
  });

  test.each<[string, ExampleExchange]>([
    ['in another place', { request: { 'x-token': bearer().slice(7) } }],
    ['to another origin', token({ url: 'https://api.example.com/' })],
    ['with another class of status', token({ status: 401 })],
    ['after it ended', token({ at: NOW + 3_001_000 })],
  ])('again %s', (_what, second) => {
    expect(placesOf([token(), second])).toHaveLength(2);
  });

  test('not again with another status of the same class, or on another path', () => {
    expect(placesOf([token(), token({ status: 204 }), token({ url: 'https://app.example.com/x' })])).toHaveLength(1);
  });

  test('as late as it is, in steps that double', () => {
    const late = [3001, 3002, 3004, 3008, 3009, 3020].map((seconds) => token({ at: NOW + seconds * 1000 }));
    expect(handed('credential', late, (_, { now }) => now / 1000 - NOW_S)).toEqual([3001, 3002, 3004, 3008, 3020]);
  });

  test('from a body, with the exchange it came in', () => {
    const responseBody = { mediaType: 'application/json', text: JSON.stringify({ access_token: sampleJwt() }) };
    expect(placesOf([{ responseBody }])).toEqual(['received response-body access_token 1']);
  });

  test('from storage, with no exchange', () => {
    expect(placesOf([{ storage: { 'local-storage': { token: sampleJwt() } } }])).toEqual([
      'stored local-storage token undefined',
    ]);
  });

  test('again when its secret is found, to the rules that are about that', () => {
    const mac = `Bearer ${sampleJwt(undefined, { alg: 'HS256' }, 'm'.repeat(43))}`;
    const exchanges: ExampleExchange[] = [{ request: { authorization: mac }, weakSecret: 'well-known' }];
    const secretOf = (more: object) => handed('credential', exchanges, ({ credential }) => credential.weakSecret, more);
    expect(secretOf({ onSecret: true })).toEqual([undefined, 'well-known']);
    expect(secretOf({})).toEqual([undefined]);
  });
});

describe('a Set-Cookie field is handed over', () => {
  const textsOf = (exchanges: ExampleExchange[]) => handed('set-cookie', exchanges, ({ cookie: { raw } }) => raw);

  test('once for each text, with the role of its value', () => {
    const exchanges = [cookie('; Path=/'), cookie('; Path=/'), cookie('; Path=/; Secure')];
    expect(handed('set-cookie', exchanges, ({ role, host, secure }) => [role, host, secure])).toEqual([
      ['session', 'app.example.com', true],
      ['session', 'app.example.com', true],
    ]);
  });

  test('apart from one of the same name that is another cookie', () => {
    const others = ['; Path=/', '; Path=/admin', '; Path=/; Domain=example.com'];
    expect(textsOf([...others, ...others].map((rest) => cookie(rest)))).toHaveLength(3);
  });

  test('for each origin that sets it', () => {
    expect(textsOf([cookie(''), cookie('', { url: 'https://b.example.com/' })])).toHaveLength(2);
  });

  test('not where it deletes', () => {
    expect(
      textsOf([cookie('; Max-Age=0'), { response: { 'set-cookie': 'sid=; Expires=Thu, 01 Jan 1970 00:00:00 GMT' } }]),
    ).toEqual([]);
  });
});

describe('an exchange is handed over', () => {
  const responseBody = { mediaType: 'application/json', text: '{"a":1}' };
  const bodies = (more: Partial<Rule<'exchange'>>) =>
    handed(
      'exchange',
      [{ responseBody }, {}],
      ({ body, exchange }) => `${exchange.number} ${body !== undefined}`,
      more,
    );

  test('each, with its address and the site of its page', () => {
    const exchanges: ExampleExchange[] = [{ url: 'https://api.example.org/x', pageUrl: 'https://www.example.com/' }];
    expect(handed('exchange', exchanges, ({ url, site, recorded }) => [url.pathname, site, recorded])).toEqual([
      ['/x', 'example.com', []],
    ]);
  });

  test('not when its address is none', () => {
    expect(handed('exchange', [{ url: 'nowhere' }], () => 1)).toEqual([]);
    expect(
      handed('exchange', [{ url: 'nowhere', pageUrl: 'https://a.example/', responseBody }], () => 1, { body: true }),
    ).toEqual([]);
  });

  test('without its body, with it alone, or both times, as the rule asks', () => {
    expect(bodies({})).toEqual(['1 false', '2 false']);
    expect(bodies({ body: false })).toEqual(['1 false', '2 false']);
    expect(bodies({ body: true })).toEqual(['1 true']);
    expect(bodies({ body: 'too' })).toEqual(['1 false', '1 true', '2 false']);
  });

  test('with what was found in its body', () => {
    const text = JSON.stringify({ access_token: sampleJwt() });
    const exchanges = [{ responseBody: { ...responseBody, text } }];
    const found = handed(
      'exchange',
      exchanges,
      ({ reading }) => [reading.found.length, reading.cookies, reading.setCookies, reading.authBytes],
      { body: true },
    );
    expect(found).toEqual([[1, [], [], 0]]);
  });
});

describe('the storage of a page is handed over', () => {
  const kept = (value: string): ExampleExchange => ({ storage: { 'local-storage': { token: value } } });
  const logout = (more: ExampleExchange = {}): ExampleExchange => ({
    url: 'https://app.example.com/logout',
    status: 302,
    type: 'document',
    ...more,
  });

  test('when it is new, or the length of an entry has changed', () => {
    const exchanges = ['a', 'b', 'cc'].map(kept);
    expect(
      handed('page-storage', exchanges, ({ entries, host, area, site }) => ({ entries, host, area, site })),
    ).toEqual(
      [1, 2].map((length) => ({
        entries: [{ key: 'token', length }],
        host: 'app.example.com',
        area: 'local-storage',
        site: 'example.com',
      })),
    );
  });

  test('when the credential in it is another', () => {
    const exchanges = ['a', 'b', 'b'].map((sub) => kept(sampleJwt({ sub })));
    expect(handed('page-storage', exchanges, ({ recorded }) => recorded.length)).toEqual([1, 1]);
  });

  test('each area and origin by itself', () => {
    const both: ExampleExchange = { storage: { 'local-storage': { a: '1' }, 'session-storage': { a: '1' } } };
    const exchanges = [both, both, { ...both, url: 'https://b.example.com/' }];
    expect(handed('page-storage', exchanges, ({ area }) => area)).toHaveLength(4);
  });

  test('of 200 entries at most', () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`k${n}`, '']));
    expect(handed('page-storage', [{ storage: { 'local-storage': many } }], ({ entries }) => entries.length)).toEqual([
      200,
    ]);
  });

  test('again after somebody signed out, and once more when it had time to clear up', () => {
    const times = [0, 1000, 2000, 4000, 9000].map((after) => ({ ...kept('a'), at: NOW + after }));
    const [first, ...later] = times;
    const exchanges = [first as ExampleExchange, logout({ at: NOW + 500 }), ...later];
    const seen = handed('page-storage', exchanges, ({ loggedOutAt }, { now }) => [now - NOW, loggedOutAt]);
    expect(seen).toEqual([
      [1000, undefined],
      [2000, NOW + 550],
      [5000, NOW + 550],
    ]);
  });
});

describe('the cookies of the store are handed over', () => {
  const stored = (...names: string[]): ExampleExchange => ({
    stored: names.map((name) => ({ name, value: `${SESSION_ID}${name}` })),
  });

  test('when there are more, fewer or others', () => {
    const exchanges = [stored('sid'), stored('sid'), stored('sid', 'id'), stored('id')];
    const seen = handed('cookie-jar', exchanges, ({ cookies, host, site }) => [cookies.length, host, site]);
    expect(seen).toEqual([1, 2, 1].map((count) => [count, 'app.example.com', 'example.com']));
  });

  test('each origin by itself', () => {
    const exchanges = [stored('sid'), { ...stored('sid'), url: 'https://b.example.com/' }];
    expect(handed('cookie-jar', exchanges, ({ origin }) => origin)).toEqual([
      'https://app.example.com',
      'https://b.example.com',
    ]);
  });
});

describe('a rule is told', () => {
  test('the time of the thing, and what browser it is', () => {
    const seen = handed('exchange', [{}, {}], (_, { now, browser }) => [now, browser]);
    expect(seen).toEqual([
      [NOW, 'unknown'],
      [NOW + 1000, 'unknown'],
    ]);
  });

  test('hosts that ask for https only, public suffixes and sites', () => {
    const exchanges: ExampleExchange[] = [{ response: { 'strict-transport-security': 'max-age=1' } }];
    const seen = handed('exchange', exchanges, (_, { hasHsts, isPublicSuffix, siteOf }) => [
      hasHsts('app.example.com'),
      isPublicSuffix('com'),
      isPublicSuffix('example.com'),
      siteOf('app.example.com'),
    ]);
    expect(seen).toEqual([[true, true, false, 'example.com']]);
  });

  test('authorization requests and sign-outs that came before', () => {
    const url = 'https://id.example.com/authorize?response_type=code&client_id=web';
    const exchanges: ExampleExchange[] = [
      { url },
      { url: 'https://app.example.com/logout', status: 302, type: 'document' },
      {},
    ];
    const seen = handed('exchange', exchanges, (_, { authorizations, flow }) => [
      authorizations().length,
      flow.logouts('example.com').length,
    ]);
    expect(seen).toEqual([
      [1, 0],
      [1, 1],
      [1, 1],
    ]);
  });
});

describe('what a rule remembers', () => {
  const counting = (shared: boolean) => {
    const sites = ['https://a.com/', 'https://b.com/', 'https://a.com/'];
    const exchanges = sites.map((url): ExampleExchange => ({ url, pageUrl: url }));
    return handed('exchange', exchanges, (_subject, _context, state) => (state as { n: number }).n++, {
      createState: () => ({ n: 0 }),
      shared,
    });
  };

  test('is of one site', () => {
    expect(counting(false)).toEqual([0, 0, 1]);
  });

  test('or goes across sites', () => {
    expect(counting(true)).toEqual([0, 1, 2]);
  });
});
