import { describe, expect, it } from 'vitest';
import { createCapture } from '../../../src/core/capture/create-capture.ts';
import type { Exchange } from '../../../src/core/http/exchange.ts';
import { createPublicSuffixes } from '../../../src/core/http/site.ts';
import { bearer, createExchanges, HOUR, NOW, NOW_S, OPAQUE } from '../../../src/core/rules/support/examples.ts';
import { diagnose, diagnosisOf, expectedOf } from './diagnose.ts';
import {
  API,
  APP,
  authorize,
  form,
  IDP,
  invalid,
  json,
  me,
  page,
  REFRESH,
  SID,
  signIn,
  token,
  withSid,
} from './steps.ts';

const old = { authorization: bearer({ exp: NOW_S - HOUR, iat: NOW_S - 2 * HOUR }) };

const FORM = '<form method="post" action="/login"><input name="user"><input type="password" name="pass"></form>';

describe('a failure', () => {
  it('says first what happened, how often, and the likeliest cause', () => {
    const [failure] = diagnose([page(), ...[1, 2, 3].map(() => me({ request: old }))]);
    expect(failure?.summary).toBe('401 on GET /api/me, 3 times: the token had expired 60 min before it was sent.');
    expect(failure).toMatchObject({ count: 3, first: '2', last: '4', exchanges: ['2', '3', '4'] });
  });

  it('is told once, whatever number of requests one cause explains', () => {
    const failures = diagnose([
      page(),
      me({ request: old }),
      me({ url: `${APP}/api/a`, request: old }),
      me({ url: `${APP}/api/b`, request: old }),
    ]);
    expect(failures).toHaveLength(1);
    expect(failures[0]?.summary).toContain('401 on GET /api/me and on GET /api/a and GET /api/b, 3 times in all');
  });

  it('is told apart from one of another cause', () => {
    const failures = diagnose([page(), me({ request: old }), me({ request: { authorization: 'Bearer undefined' } })]);
    expect(failures.map(({ causes }) => causes[0]?.cause)).toEqual(['token-expired', 'token-placeholder']);
  });

  it('without a cause that can be seen lies in the server, and says what was found in order', () => {
    const [failure] = diagnose([page(), me({ request: { authorization: bearer() } })]);
    expect(failure?.summary).toMatch(/the request looks right from here; the reason lies in the server\.$/);
    expect(failure?.checked).toEqual(
      expect.arrayContaining(['Authorization is well formed (Bearer).', 'The token had 50 min left when it was sent.']),
    );
  });

  it('is none where a page asks the place to sign in with nothing in its hands, and signs in there later', () => {
    const url = `${APP}/api/tokens`;
    const refused = { status: 403, method: 'POST', responseBody: json({ message: 'Invalid login.' }) };
    const probe = me({ url, ...refused });
    expect(expectedOf([page(), probe, signIn({ url })])).toMatchObject([
      { expected: 'The page asked with nothing in its hands first, and with success once somebody signed in (#3).' },
    ]);
    expect(diagnose([page(), probe, signIn({ url })])).toEqual([]);
    const tried = signIn({ url, ...refused, response: {} });
    expect([
      ...diagnose([page(), tried, signIn({ url })]),
      ...expectedOf([page(), tried, signIn({ url })]),
    ]).toHaveLength(1);
    expect(expectedOf([page(), tried, signIn({ url })])[0]?.expected ?? '').not.toContain('nothing in its hands');
  });

  it('is none where the provider asks for consent and leads back by itself', () => {
    const asked = (status: number) => [
      page({ url: `${IDP}/interaction/a1`, status: 200 }),
      signIn({
        url: `${IDP}/interaction/a1`,
        type: 'document',
        status: 303,
        response: { location: '/interaction/b2', 'set-cookie': SID },
      }),
      page({ url: `${IDP}/interaction/b2`, request: withSid }),
      page({
        url: `${IDP}/interaction/b2`,
        method: 'POST',
        status: 303,
        request: withSid,
        response: { location: '/auth/b2' },
      }),
      page({
        redirectedFrom: '4',
        url: `${IDP}/auth/b2`,
        status: 303,
        request: withSid,
        response: { location: `${APP}/cb?code=SplxlOBeZQ&state=af0ifjsl` },
      }),
      page({ redirectedFrom: '5', url: `${APP}/cb?code=SplxlOBeZQ&state=af0ifjsl`, status }),
    ];
    expect(diagnose(asked(200))).toEqual([]);
    expect(expectedOf(asked(200))).toMatchObject([{ expected: 'The sign-in went on to its end by itself (#6).' }]);
  });

  it('is none where the provider asks for consent and a page of it posts the answer', () => {
    const form = { mediaType: 'text/html', text: `<form method="post" action="${APP}/cb"></form>` };
    const asked = (posted: boolean) => [
      page({ url: `${IDP}/interaction/a1`, status: 200 }),
      signIn({
        url: `${IDP}/interaction/a1`,
        type: 'document',
        status: 303,
        response: { location: '/interaction/b2', 'set-cookie': SID },
      }),
      page({ url: `${IDP}/interaction/b2`, request: withSid }),
      page({
        url: `${IDP}/interaction/b2`,
        method: 'POST',
        status: 303,
        request: withSid,
        response: { location: '/auth/b2' },
      }),
      page({ redirectedFrom: '4', url: `${IDP}/auth/b2`, status: 200, request: withSid, responseBody: form }),
      ...(posted
        ? [
            page({
              url: `${APP}/cb`,
              method: 'POST',
              status: 302,
              request: { origin: IDP },
              requestBody: {
                mediaType: 'application/x-www-form-urlencoded',
                fields: [
                  { name: 'code', value: 'SplxlOBeZQ' },
                  { name: 'state', value: 'af0ifjsl' },
                ],
              },
              response: { location: '/home' },
            }),
          ]
        : []),
    ];
    expect(diagnose(asked(true))).toEqual([]);
    expect(diagnose(asked(false))).toHaveLength(1);
  });

  it.each(['/?_task=logout', '/index.php?action=logout', '/?logout=1', '/logout'])(
    'is none where %s, which signs out, answers with the form in place',
    (path) => {
      const asked = (url: string) =>
        page({ url: `${APP}${url}`, request: withSid, responseBody: { mediaType: 'text/html', text: FORM } });
      const seen = (url: string) =>
        diagnose([page(), signIn({ type: 'document' }), page({ request: withSid }), asked(url)]);
      expect(seen('/orders')).toHaveLength(1);
      expect(seen(path)).toEqual([]);
    },
  );

  it('is none where a person has set nothing up, but where nobody is there', () => {
    const empty = (path: string) =>
      diagnose([
        page(),
        signIn(),
        page({ request: withSid }),
        me({ url: `${APP}${path}`, status: 200, request: withSid, responseBody: json({}) }),
      ]);
    expect(empty('/api/user')).toHaveLength(1);
    expect(empty('/settings/user')).toEqual([]);
  });

  it("repeats the server's own words where there is nothing else", () => {
    const [failure] = diagnose([
      page(),
      signIn({ status: 403, response: {}, responseBody: json({ message: 'Email not confirmed' }) }),
    ]);
    expect(failure?.summary).toContain('which says “Email not confirmed”');
  });

  it('names who can mend it, what to do, and the setting of the framework that answers', () => {
    const [failure] = diagnose([
      page(),
      signIn({ status: 302, type: 'document', response: { location: '/orders', 'x-powered-by': 'Express' } }),
      page({
        url: `${APP}/orders`,
        status: 302,
        redirectedFrom: '2',
        response: { location: '/login', 'x-powered-by': 'Express', 'set-cookie': 'lang=en' },
      }),
    ]);
    expect(failure?.causes[0]).toMatchObject({ cause: 'cookie-never-set', mends: 'api' });
    expect(failure?.causes[0]?.next.join('\n')).toContain("In Express: app.set('trust proxy', 1)");
  });

  it('holds no value of a cookie, no token and no code', () => {
    const all = diagnose([
      page(),
      signIn({ url: `${API}/login` }),
      me({ url: `${API}/me`, request: { 'sec-fetch-site': 'cross-site' } }),
      me({ request: old }),
      token({}, invalid('invalid_grant')),
    ]);
    expect(all.length).toBeGreaterThan(1);
    expect(JSON.stringify(all)).not.toMatch(new RegExp(`${SID}|eyJ|SplxlOBe`));
  });
});

describe('what belongs to the course of things', () => {
  const reasonOf = (...steps: Parameters<typeof expectedOf>[0]) => {
    expect(diagnose(steps)).toEqual([]);
    return expectedOf(steps).map(({ expected }) => expected);
  };

  it('is the first answer of an HTTP challenge', () => {
    const asked = page({ status: 401, response: { 'www-authenticate': 'Basic realm="x"' } });
    expect(reasonOf(asked, page({ redirectedFrom: '1', request: { authorization: 'Basic dTpw' } }))[0]).toContain(
      'first answer of a Basic challenge',
    );
  });

  it('is the first answer of DPoP', () => {
    const steps = [
      token({}, { ...invalid('use_dpop_nonce'), request: { origin: APP, dpop: 'x' } }),
      token({}, { responseBody: json({ access_token: OPAQUE }) }),
    ];
    expect(reasonOf(...steps)[0]).toContain('gave a nonce');
  });

  it('is a question before anybody signed in, and one after the sign-out', () => {
    expect(reasonOf(page(), me())[0]).toContain('Nobody had signed in yet');
    expect(
      reasonOf(
        page(),
        signIn(),
        {
          url: `${APP}/logout`,
          method: 'POST',
          request: withSid,
          response: { 'set-cookie': 'sid=; Path=/; Max-Age=0' },
        },
        me(),
      )[0],
    ).toContain('had signed out');
  });

  it.each([
    ['a header of its own', { 'x-api-token': REFRESH }],
    ['Authorization', { authorization: `Bearer ${REFRESH}` }],
  ])('is a page that asks first without its credential and then with it in %s', (_where, request) => {
    const exchanges = [page(), me(), me({ status: 200, request, at: NOW + 900 })];
    expect(diagnose(exchanges)).toEqual([]);
    expect(reasonOf(...exchanges)[0]).toContain('asked without its credential first');
    const again = [...exchanges, me({ at: NOW + 2000 }), me({ status: 200, request, at: NOW + 2100 })];
    expect(diagnose(again)).toEqual([]);
    const never = [
      page(),
      signIn(),
      ...exchanges.slice(1),
      me({ at: NOW + 2000 }),
      me({ status: 200, request, at: NOW + 60_000 }),
    ];
    expect(diagnose(never)).toHaveLength(1);
  });

  it('is an address that leads to the sign-in page whoever asks', () => {
    const led = page({ status: 302, request: withSid, response: { location: '/signin' } });
    const other = (path: string, more = {}) => page({ url: `${APP}${path}`, request: withSid, ...more });
    const start = [page({ url: `${APP}/signin` }), signIn({ type: 'document', status: 302 }), led];
    expect(reasonOf(...start, other('/orders'), other('/me'))[0]).toContain('whoever asks');
    // One page may be open to everybody, and the same address let in later was not let in before.
    expect(diagnose([...start, other('/orders')])).toHaveLength(1);
    expect(diagnose([...start, other('/orders'), other('/me'), other('/')])).toHaveLength(1);
    expect(diagnose([...start, signIn({ type: 'document' }), other('/orders'), other('/me')])).toHaveLength(1);
  });

  it('is a wrong password', () => {
    expect(reasonOf(page(), signIn({ status: 401, response: {} }))[0]).toContain(
      'did not accept the name or the password',
    );
    const again = { mediaType: 'text/html', text: '<title>Login</title><input type="password">' };
    expect(reasonOf(page(), signIn({ type: 'document', response: {}, responseBody: again }))[0]).toContain(
      'did not accept',
    );
    expect(
      reasonOf(
        page({ url: `${APP}/login` }),
        signIn({
          type: 'document',
          status: 302,
          request: { referer: `${APP}/login` },
          response: { location: '/login?error' },
        }),
      )[0],
    ).toContain('did not accept');
  });

  it('is login_required where nobody was signed in at the provider', () => {
    const silent = authorize(
      { prompt: 'none' },
      { type: 'subdocument', status: 302, response: { location: `${APP}/silent#error=login_required&state=x` } },
    );
    expect(reasonOf(page(), silent)[0]).toContain('Nobody was signed in at the provider');
  });

  it('is a refusal that a renewal mends', () => {
    const steps = [
      page(),
      me({ request: old }),
      {
        url: `${IDP}/token`,
        method: 'POST',
        requestBody: form({ grant_type: 'refresh_token', refresh_token: REFRESH }),
        responseBody: json({ access_token: OPAQUE }),
      },
      me({ status: 200, request: { authorization: `Bearer ${OPAQUE}` } }),
    ];
    expect(reasonOf(...steps)[0]).toContain('renewed its credential (#3)');
  });

  it('is a person who said no, and a device that waits', () => {
    expect(
      reasonOf(
        authorize({}, { status: 302, response: { location: `${APP}/callback?error=access_denied&state=st` } }),
      )[0],
    ).toContain('said no');
    expect(
      reasonOf(
        token({ grant_type: 'urn:ietf:params:oauth:grant-type:device_code' }, invalid('authorization_pending')),
      )[0],
    ).toContain('waits');
  });

  it('is none of it where the same goes on and on', () => {
    const nonce = token({}, { ...invalid('use_dpop_nonce'), request: { origin: APP, dpop: 'x' } });
    expect(diagnose([nonce, nonce, nonce])).toHaveLength(1);
  });
});

describe('the diagnosis of a long capture', () => {
  const refusals = (count: number): Exchange[] =>
    createExchanges({
      exchanges: Array.from({ length: count }, (_, index) =>
        me({ url: `${APP}/api/${index}`, request: old, at: NOW + index }),
      ),
    });

  it('still says which answer set a cookie once all else of that answer is forgotten', () => {
    const set = { 'set-cookie': `sid=${SID}; Path=/account; Secure; HttpOnly; SameSite=Lax` };
    const long = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`x-auth-${at}`, 'z'.repeat(8000)]));
    const many = Array.from({ length: 60 }, () => me({ status: 200, url: `${APP}/api/many`, request: long }));
    const [failure] = diagnose([page(), signIn({ response: set }), ...many, me()]);
    const [cause] = failure?.causes ?? [];
    expect(cause?.cause).toBe(diagnose([page(), signIn({ response: set }), me()])[0]?.causes[0]?.cause);
    expect(cause?.evidence.flatMap(({ exchanges }) => exchanges)).toContain('2');
  });

  it('counts on after the first requests are forgotten', () => {
    const { failures } = diagnosisOf([...createExchanges({ exchanges: [page()] }), ...refusals(150)].map(renumber));
    expect(failures).toHaveLength(1);
    expect(failures[0]?.count).toBe(150);
    expect(failures[0]?.exchanges.length).toBeLessThanOrEqual(12);
  });

  it('keeps what it said of an early failure', () => {
    const calm = createExchanges({
      exchanges: Array.from({ length: 1000 }, (_, index) => page({ url: `${APP}/p/${index}` })),
    });
    const { failures } = diagnosisOf(
      [
        ...createExchanges({
          exchanges: [
            page(),
            signIn({ url: `${API}/login` }),
            me({ url: `${API}/me`, request: { 'sec-fetch-site': 'cross-site' } }),
          ],
        }),
        ...calm,
      ].map(renumber),
    );
    expect(failures.map(({ causes }) => causes[0]?.cause)).toEqual(['cookie-refused']);
  });

  it('says the same when the facts are told again, as after the worker was stopped', () => {
    const suffixes = createPublicSuffixes('com\norg\nnet');
    const told = () => {
      const capture = createCapture({ suffixes, browser: 'chrome' });
      for (const exchange of refusals(20).map(renumber)) capture.observe({ kind: 'exchange', exchange });
      return capture.failures('example.com');
    };
    expect(told()).toEqual(told());
  });

  it('never throws on a part of a request', () => {
    const whole = createExchanges({
      exchanges: [page(), signIn(), authorize(), token({}, invalid('invalid_grant')), me({ request: old })],
    });
    for (const drop of ['requestHeaders', 'responseHeaders', 'requestBody', 'pageUrl', 'endedAt'] as const)
      for (const url of [undefined, 'https://[bad', 'data:text/plain,x', 'https://app.example.com/%E0%A4%A'])
        expect(() => diagnosisOf(whole.map((one) => broken(one, drop, url)))).not.toThrow();
  });
});

function renumber(exchange: Exchange, index: number): Exchange {
  return { ...exchange, id: String(index + 1), number: index + 1 };
}

function broken(exchange: Exchange, drop: keyof Exchange, url: string | undefined): Exchange {
  const part = { ...exchange, ...(url === undefined ? {} : { url }) };
  if (drop === 'requestHeaders' || drop === 'responseHeaders') part[drop] = [];
  else delete part[drop];
  return part;
}
