import { describe, expect, test } from 'vitest';
import { type Browser, createBrowser } from '../../labelled/browser.ts';
import { jwt } from '../../labelled/values.ts';
import { bearer, follow, IDP, S, sid, tell } from './story.ts';

const authorize = (more = '', back = `${S}/cb`) =>
  `${IDP}/authorize?client_id=a&response_type=code&state=s1&redirect_uri=${encodeURIComponent(back)}${more}`;
const token = (more: object = {}) => JSON.stringify({ access_token: 'zQ7mN4qTz8RkW2vYp6XsD0aLf7HcJ3uBe9G', ...more });
const redeem = (b: Browser, more: string[] = [], load: object = {}) =>
  b.fetch(`${IDP}/token`, { method: 'POST', form: ['grant_type=authorization_code', 'code', ...more], ...load });
const grant = (b: Browser, name: string, load: object = {}) =>
  b.fetch(`${S}/token`, { method: 'POST', form: [`grant_type=${name}`], ...load });
const basic = (user = 'ada') => ({ Authorization: `Basic ${btoa(`${user}:x`)}` });

test.each<[string, (b: Browser) => void, string[]]>([
  [
    'a sign-in at a provider, by code',
    (b) => {
      b.open(`${S}/login`, { to: authorize('&scope=openid&code_challenge=x&code_challenge_method=S256') });
      b.open(authorize('&scope=openid&code_challenge=x&code_challenge_method=S256'));
      b.open(`${S}/cb?code=1&state=s1`, { to: '/home', set: [sid()] });
      b.open(`${S}/home`);
    },
    [
      'oidc-code succeeded, PKCE S256, at id.other.test, minted, lands in 4: 1 3 4',
      'An authorization request of OpenID Connect goes to id.other.test (response type code, PKCE S256).',
      'www.shop.example receives an authorization code.',
      'The answer (302) sets a new credential.',
      'The answer (302) redirects to www.shop.example/home.',
    ],
  ],
  [
    'a code that is redeemed by a script, with a verifier',
    (b) => {
      b.open(`${S}/`);
      b.open(authorize('&code_challenge=x'), { to: `${S}/cb?code=1&state=s1` });
      b.open(`${S}/cb?code=1&state=s1`);
      redeem(b, ['code_verifier'], { body: token() });
    },
    [
      'oauth-code succeeded, PKCE plain, at id.other.test, minted: 2 3 4',
      'An authorization request of OAuth 2.0 goes to id.other.test (response type code, PKCE plain).',
      'www.shop.example receives an authorization code.',
      'The browser redeems the code at id.other.test/token with a code verifier.',
      'The token endpoint answers 200.',
      'The body of the answer holds a token.',
    ],
  ],
  [
    'a code that is redeemed without a challenge, and brings an ID token',
    (b) => {
      b.open(authorize(), { to: `${S}/cb?code=1&state=s1` });
      b.open(`${S}/cb?code=1&state=s1`);
      redeem(b, [], { body: token({ id_token: jwt({ nonce: 'n', aud: 'a', iss: IDP }) }) });
    },
    [
      'oidc-code succeeded, PKCE none, at id.other.test, minted: 1 2 3',
      'An authorization request of OAuth 2.0 goes to id.other.test (response type code, without PKCE).',
      'www.shop.example receives an authorization code.',
      'The browser redeems the code at id.other.test/token.',
      'The token endpoint answers 200.',
      'The body of the answer holds a token.',
    ],
  ],
  [
    'a code of which only the redeeming was seen',
    (b) => {
      b.open(`${S}/`);
      redeem(b, ['scope=a openid'], { body: token() });
    },
    [
      'oidc-code succeeded, PKCE none, at id.other.test, minted: 2',
      'The browser redeems the code at id.other.test/token.',
      'The token endpoint answers 200.',
      'The body of the answer holds a token.',
    ],
  ],
  [
    'a code that is refused',
    (b) => {
      b.open(`${S}/`);
      redeem(b, [], { status: 400 });
    },
    [
      'oauth-code failed, PKCE none, at id.other.test: 2',
      'The browser redeems the code at id.other.test/token.',
      'The token endpoint answers 400.',
    ],
  ],
  [
    'a code whose redeeming has no answer',
    (b) => {
      b.open(`${S}/`);
      redeem(b, [], { status: 0 });
    },
    [
      'oauth-code pending, PKCE none, at id.other.test: 2',
      'The browser redeems the code at id.other.test/token.',
      'The token endpoint gives no answer.',
    ],
  ],
  [
    'a refusal by the provider',
    (b) => {
      b.open(`${S}/login`, { to: authorize() });
      b.open(`${S}/cb?error=access_denied&state=s1`);
    },
    [
      'oauth-code failed, PKCE none, at id.other.test: 1 2',
      'An authorization request of OAuth 2.0 goes to id.other.test (response type code, without PKCE).',
      'www.shop.example receives the refusal “access_denied”.',
    ],
  ],
  [
    'an answer without its request',
    (b) => b.open(`${S}/cb?code=1&state=s1`, { initiator: IDP, to: '/home', set: [sid()] }),
    [
      'oauth-code succeeded, PKCE unknown, at id.other.test, minted: 1',
      'www.shop.example receives an authorization code.',
      'The answer (302) sets a new credential.',
      'The answer (302) redirects to www.shop.example/home.',
    ],
  ],
  [
    'an answer that is sent on by a script',
    (b) => {
      b.open(`${S}/cb?code=1&state=s1`);
      b.fetch(`${S}/api/cb?code=1&state=s1`, { set: [sid()] });
    },
    [
      'oauth-code succeeded, PKCE unknown, minted: 1 2',
      'www.shop.example receives an authorization code.',
      'The answer (200) sets a new credential.',
    ],
  ],
  [
    'an answer that is itself refused',
    (b) => {
      b.open(`${S}/login`, { to: authorize() });
      b.open(`${S}/cb?code=1&state=s1`, { status: 500 });
    },
    [
      'oauth-code failed, PKCE none, at id.other.test: 1 2',
      'An authorization request of OAuth 2.0 goes to id.other.test (response type code, without PKCE).',
      'www.shop.example receives an authorization code.',
      'www.shop.example/cb answers 500.',
    ],
  ],
  [
    'a token in the fragment of a redirect',
    (b) => {
      b.open(`${S}/login`, { to: authorize().replace('=code', '=token') });
      b.open(authorize().replace('=code', '=token'), { to: `${S}/cb#access_token=1&state=s1&token_type=bearer` });
      b.open(`${S}/cb`);
      b.fetch(`${S}/api/me`, { headers: bearer() });
    },
    [
      'oauth-implicit succeeded, at id.other.test, minted: 1 2',
      'An authorization request of OAuth 2.0 goes to id.other.test (response type token).',
      'www.shop.example receives an access token in the URL.',
      'The answer (302) sets a new credential.',
      'The answer (302) redirects to www.shop.example/cb.',
    ],
  ],
  [
    'a hybrid answer to what was asked as a code',
    (b) => {
      b.open(`${S}/login`, { to: authorize('&scope=openid') });
      b.open(`${S}/cb?code=1&id_token=2&state=s1`, { to: '/home', set: [sid()] });
    },
    [
      'oidc-hybrid succeeded, PKCE none, at id.other.test, minted: 1 2',
      'An authorization request of OpenID Connect goes to id.other.test (response type code, without PKCE).',
      'www.shop.example receives an authorization code.',
      'The answer (302) sets a new credential.',
      'The answer (302) redirects to www.shop.example/home.',
    ],
  ],
  [
    'SAML',
    (b) => {
      b.open(`${S}/login`, { to: `${IDP}/sso?SAMLRequest=x&RelayState=r` });
      b.submit(`${S}/acs`, ['SAMLResponse', 'RelayState=r'], { to: '/home', set: [sid()] });
    },
    [
      'saml succeeded, at id.other.test, minted: 1 2',
      'A SAML request goes to id.other.test.',
      'www.shop.example receives a SAML response.',
      'The answer (302) sets a new credential.',
      'The answer (302) redirects to www.shop.example/home.',
    ],
  ],
  [
    'CAS',
    (b) => {
      b.open(`${S}/`, { to: `${IDP}/login?service=${encodeURIComponent(`${S}/in`)}` });
      b.open(`${S}/in?ticket=ST-1-x`, { to: '/home', set: [sid()] });
    },
    [
      'cas succeeded, at id.other.test, minted: 1 2',
      'A CAS sign-in for a service goes to id.other.test.',
      'www.shop.example receives a CAS service ticket.',
      'The answer (302) sets a new credential.',
      'The answer (302) redirects to www.shop.example/home.',
    ],
  ],
  [
    'WS-Federation',
    (b) => {
      b.open(`${S}/`, { to: `${IDP}/wsfed?wa=wsignin1.0&wtrealm=${encodeURIComponent(S)}&wctx=c` });
      b.submit(`${S}/in`, ['wresult', 'wctx=c'], { to: '/home', set: [sid()] });
    },
    [
      'ws-federation succeeded, at id.other.test, minted: 1 2',
      'A WS-Federation sign-in request goes to id.other.test.',
      'www.shop.example receives a WS-Federation token.',
      'The answer (302) sets a new credential.',
      'The answer (302) redirects to www.shop.example/home.',
    ],
  ],
  [
    'a sign-in at a proxy before the site',
    (b) => {
      b.open(`${S}/`, { to: authorize('', 'https://proxy.gate.test/cb') });
      b.open('https://proxy.gate.test/cb?code=1&state=s1', { to: `${S}/_gate?t=1`, set: [sid(2)] });
      b.open(`${S}/_gate?t=1`, { to: '/', set: [sid()] });
      b.open(`${S}/`);
    },
    [
      'oauth-code succeeded, PKCE none, at proxy.gate.test, minted, lands in 4: 1 2 3 4',
      'An authorization request of OAuth 2.0 goes to id.other.test (response type code, without PKCE).',
      'proxy.gate.test receives an authorization code.',
      'The answer (302) sets a new credential.',
      'The answer (302) redirects to www.shop.example/_gate.',
      'The answer (302) redirects to www.shop.example/.',
      'www.shop.example/ turned the browser away before and now answers 200.',
    ],
  ],
  [
    'a sign-in at a proxy that leaves nothing here',
    (b) => {
      b.open(`${S}/`, { to: authorize('', 'https://proxy.gate.test/cb') });
      b.open('https://proxy.gate.test/cb?code=1&state=s1', { to: `${S}/_gate?t=1`, set: [sid(2)] });
      b.open(`${S}/_gate?t=1`, { to: '/' });
    },
    [],
  ],
  [
    'a password grant',
    (b) => grant(b, 'password', { body: token() }),
    [
      'oauth-password succeeded, minted: 1',
      'The browser asks www.shop.example/token for a token (grant password).',
      'The token endpoint answers 200.',
      'The body of the answer holds a token.',
    ],
  ],
  [
    'a password grant with an ID token',
    (b) => grant(b, 'password', { body: token({ id_token: jwt({ nonce: 'n', aud: 'a' }) }) }),
    [
      'oauth-password succeeded, minted: 1',
      'The browser asks www.shop.example/token for a token (grant password).',
      'The token endpoint answers 200.',
      'The body of the answer holds a token.',
    ],
  ],
  [
    'a realm of Auth0',
    (b) => grant(b, 'http://auth0.com/oauth/grant-type/password-realm', { body: token() }),
    [
      'oauth-password succeeded, minted: 1',
      'The browser asks www.shop.example/token for a token (grant http://auth0.com/oauth/grant-type/password-realm).',
      'The token endpoint answers 200.',
      'The body of the answer holds a token.',
    ],
  ],
  [
    'client credentials that are refused',
    (b) => grant(b, 'client_credentials', { status: 401 }),
    [
      'oauth-client-credentials failed: 1',
      'The browser asks www.shop.example/token for a token (grant client_credentials).',
      'The token endpoint answers 401.',
    ],
  ],
  ['a device that waits', (b) => grant(b, 'urn:ietf:params:oauth:grant-type:device_code', { status: 400 }), []],
  [
    'a device that is let in',
    (b) => {
      grant(b, 'urn:ietf:params:oauth:grant-type:device_code', { status: 400 });
      grant(b, 'urn:ietf:params:oauth:grant-type:device_code', { body: token() });
    },
    [
      'oauth-device succeeded, minted: 2',
      'The browser asks www.shop.example/token for a token (grant urn:ietf:params:oauth:grant-type:device_code).',
      'The token endpoint answers 200.',
      'The body of the answer holds a token.',
    ],
  ],
  ['a grant nobody knows', (b) => grant(b, 'toString', { body: token() }), []],
  [
    'HTTP authentication after a challenge',
    (b) => {
      b.open(`${S}/x`, { status: 401, answer: { 'WWW-Authenticate': 'Basic realm="x"' } });
      b.open(`${S}/x`, { headers: basic() });
      b.open(`${S}/y`, { headers: basic() });
    },
    [
      'http-challenge succeeded, minted, lands in 2: 1 2',
      'www.shop.example asks for HTTP authentication (basic) with status 401.',
      'The browser sends the request again with basic credentials, and www.shop.example/x answers 200.',
    ],
  ],
  [
    'HTTP authentication that is refused again',
    (b) => {
      b.open(`${S}/x`, { status: 401, answer: { 'WWW-Authenticate': 'Basic realm="x"' } });
      b.open(`${S}/x`, { status: 401, headers: basic(), answer: { 'WWW-Authenticate': 'Basic realm="x"' } });
      b.open(`${S}/x`, { status: 403, headers: basic() });
    },
    [],
  ],
  [
    'HTTP authentication without its challenge',
    (b) => b.open(`${S}/x`, { headers: basic() }),
    [
      'http-challenge succeeded, minted, lands in 1: 1',
      'The browser itself sends basic credentials, which it does only after a challenge.',
    ],
  ],
  [
    'HTTP authentication by a script',
    (b) => {
      b.open(`${S}/`);
      b.fetch(`${S}/api`, { headers: basic() });
      b.fetch(`${S}/api/2`, { headers: basic() });
    },
    [
      'unknown succeeded, minted, lands in 2: 2',
      'A script sends basic credentials to www.shop.example. How the page got them was not seen.',
    ],
  ],
  [
    'HTTP authentication of an image',
    (b) => {
      b.open(`${S}/`);
      b.fetch(`${S}/logo.png`, { type: 'image', headers: basic() });
    },
    [
      'http-challenge succeeded, minted, lands in 2: 2',
      'The browser itself sends basic credentials, which it does only after a challenge.',
    ],
  ],
  [
    'HTTP authentication by another scheme than was asked for',
    (b) => {
      b.open(`${S}/`, { status: 401, answer: { 'WWW-Authenticate': 'Negotiate, Bearer' } });
      b.fetch(`${S}/api`, { headers: basic() });
    },
    [
      'unknown succeeded, minted, lands in 2: 2',
      'A script sends basic credentials to www.shop.example. How the page got them was not seen.',
    ],
  ],
  [
    'Negotiate that is answered with NTLM',
    (b) => {
      b.open(`${S}/x`, { status: 401, answer: { 'WWW-Authenticate': 'Negotiate' } });
      b.open(`${S}/x`, { headers: { Authorization: 'NTLM TlRMTVNTUAADAAAAGAAYAAAAAAA' } });
    },
    [
      'http-challenge succeeded, minted, lands in 2: 1 2',
      'www.shop.example asks for HTTP authentication (negotiate) with status 401.',
      'The browser sends the request again with ntlm credentials, and www.shop.example/x answers 200.',
    ],
  ],
  ['HTTP authentication that has no answer', (b) => b.open(`${S}/x`, { status: 0, headers: basic() }), []],
  [
    'a token asks for no HTTP authentication',
    (b) => {
      b.open(`${S}/x`, { status: 401, answer: { 'WWW-Authenticate': 'Bearer' } });
      b.fetch(`${S}/x`, { headers: bearer() });
    },
    [],
  ],
])('%s', (_what, walk, story) => {
  expect(tell(walk)).toEqual(story);
});

const part = (walk: (b: Browser) => void) => follow(walk);

describe('a sign-out', () => {
  const logoutsOf = (walk: (b: Browser) => void) =>
    part(walk)
      .logouts('shop.example')
      .map(({ exchange, number, cleared, site }) => ({ exchange, number, cleared, site }));
  const gone = 'sid=; Max-Age=0';

  test('says which cookies it deleted', () => {
    expect(logoutsOf((b) => b.open(`${S}/logout`, { to: '/', set: [gone, 'a=; Max-Age=0'] }))).toEqual([
      { exchange: '1', number: 1, cleared: ['sid', 'a'], site: 'shop.example' },
    ]);
  });

  test.each<[string, (b: Browser) => void, boolean]>([
    ['a redirect', (b) => b.open(`${S}/logout`, { to: '/' }), true],
    ['a page that asks first', (b) => b.open(`${S}/logout`), false],
    ['a page that deletes', (b) => b.open(`${S}/logout`, { set: [gone] }), true],
    ['a page that gives a new session', (b) => b.open(`${S}/logout`, { set: [sid()] }), true],
    ['a script', (b) => b.fetch(`${S}/logout`), true],
    ['a post', (b) => b.submit(`${S}/logout`, ['csrf']), true],
    ['a refusal', (b) => b.fetch(`${S}/logout`, { status: 403 }), false],
    ['an image', (b) => b.fetch(`${S}/logout`, { type: 'image', headers: bearer() }), false],
    ['the end of a session', (b) => b.fetch(`${S}/session`, { method: 'DELETE' }), true],
    ['the end of something else', (b) => b.fetch(`${S}/item`, { method: 'DELETE' }), false],
    ['a session that is read', (b) => b.fetch(`${S}/session`), false],
    ['WS-Federation', (b) => b.open(`${S}/x?wa=wsignout1.0`, { to: '/' }), true],
  ])('is %s', (_what, walk, is) => {
    expect(logoutsOf(walk)).toHaveLength(is ? 1 : 0);
  });

  test('is a procedure that is called so', () => {
    const load = { requestBody: { mediaType: 'application/json', fields: [{ name: 'id' }], call: 'user.logout' } };
    expect(logoutsOf((b) => Object.assign(b.post(`${S}/rpc`, ['id']), load))).toHaveLength(1);
  });

  test('ends the attempts that were open', () => {
    const walk = (b: Browser) => {
      b.post(`${S}/api/login`, ['email', 'password']);
      b.fetch(`${S}/logout`);
      b.fetch(`${S}/api/me`, { headers: bearer() });
    };
    expect(tell(walk)[0]).toContain('json pending');
  });

  test('is kept with the first and the last fifteen, and with sixteen cookies', () => {
    const set = Array.from({ length: 20 }, (_, n) => `c${n}=; Max-Age=0`);
    const logouts = logoutsOf((b) => {
      for (let n = 0; n < 20; n++) b.open(`${S}/logout`, { to: '/', set });
    });
    expect(logouts.map(({ number }) => number)).toEqual([1, ...Array.from({ length: 15 }, (_, n) => n + 6)]);
    expect(logouts[0]?.cleared).toHaveLength(16);
  });
});

describe('a renewal', () => {
  const refreshesOf = (walk: (b: Browser) => void) => part(walk).refreshes('shop.example');
  const renew = (b: Browser, load: object = {}) => grant(b, 'refresh_token', load);

  test.each<[string, (b: Browser) => void, number]>([
    ['a refresh token that is redeemed', (b) => renew(b), 1],
    ['one that is refused', (b) => renew(b, { status: 400 }), 0],
    ['one that leads on', (b) => renew(b, { status: 302 }), 0],
    ['one without an answer', (b) => renew(b, { status: 0 }), 0],
    ['a post to where one renews', (b) => b.post(`${S}/auth/refresh`, []), 1],
    ['a look at where one renews', (b) => b.fetch(`${S}/auth/refresh`), 0],
  ])('is %s', (_what, walk, count) => {
    expect(refreshesOf(walk).count).toBe(count);
  });

  test('is a token that follows another in a body', () => {
    const [one, other] = ['a', 'b'].map((jti) => jwt({ sub: 'u', iss: 'x', jti }));
    const walk =
      (...tokens: (string | undefined)[]) =>
      (b: Browser) => {
        b.open(`${S}/`);
        for (const access_token of tokens) b.fetch(`${S}/api/me`, { body: token({ access_token }) });
      };
    expect(refreshesOf(walk(one, other)).count).toBe(1);
    expect(refreshesOf(walk(one, one)).count).toBe(0);
  });

  test('is kept with where it was, the first eight and the last eight', () => {
    const { count, events } = refreshesOf((b) => {
      for (let n = 0; n < 20; n++) renew(b);
    });
    expect(count).toBe(20);
    expect(events.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 13, 14, 15, 16, 17, 18, 19, 20]);
    expect(events[0]).toMatchObject({ site: 'shop.example', exchange: '1', number: 1 });
    expect(events.every(({ startedAt }, at) => at === 0 || startedAt > (events[at - 1]?.startedAt ?? 0))).toBe(true);
    expect(follow(() => {}).refreshes('shop.example')).toEqual({ count: 0, events: [] });
  });
});

describe('what a flow tells', () => {
  const walk = (b: Browser) => {
    b.open(`${S}/login`, { to: authorize() });
    b.open(`${S}/cb?code=1&state=s1`, { to: '/home', set: [sid()] });
    b.open(`${S}/home`);
    b.fetch(`${S}/api`);
  };

  test('is at which providers the users of a site sign in', () => {
    expect([...follow(walk).providers('shop.example')]).toEqual(['id.other.test']);
    expect([...follow(walk).providers('elsewhere.test')]).toEqual([]);
  });

  test('is which exchange is part of signing in, and which is an ordinary one', () => {
    const flow = follow(walk);
    expect(['1', '2', '3', '4'].map((id) => flow.isPartOf('shop.example', id))).toEqual([true, true, false, false]);
    expect(flow.isPartOf('elsewhere.test', '1')).toBe(false);
    const out = follow((b) => {
      b.open(`${S}/logout`, { to: '/' });
      grant(b, 'refresh_token');
      b.fetch(`${S}/api`);
    });
    expect(['1', '2', '3'].map((id) => out.isPartOf('shop.example', id))).toEqual([true, true, false]);
    const failed = follow((b) => b.submit(`${S}/login`, ['email', 'password'], { status: 401 }));
    expect(failed.isPartOf('shop.example', '1')).toBe(false);
  });

  test('is the logins of a site, or of all, and how often it looked', () => {
    const flow = follow((b) => {
      b.submit(`${S}/login`, ['email', 'password'], { set: [sid()] });
      b.submit('https://www.bank.test/login', ['email', 'password'], { set: [sid(2)] });
    });
    expect([flow.logins().length, flow.logins('bank.test').length, flow.logins('none.test')]).toEqual([2, 1, []]);
    expect([flow.revision(), follow(() => {}).revision()]).toEqual([2, 0]);
    expect([flow.attempts('none.test'), flow.logouts('none.test')]).toEqual([[], []]);
  });

  test('is of the last sixty-four sites', () => {
    const flow = follow((b) => {
      for (let n = 0; n < 70; n++) b.submit(`https://s${n}.test/login`, ['email', 'password'], { set: [sid()] });
    });
    expect([flow.logins().length, flow.logins('s0.test').length, flow.logins('s69.test').length]).toEqual([64, 0, 1]);
  });

  test('is the failures beside what worked, and each kind once', () => {
    const flow = follow((b) => {
      for (const status of [401, 401, 200])
        b.submit(`${S}/login`, ['email', 'password'], { status, set: status === 200 ? [sid()] : [] });
      b.submit(`${S}/login`, ['email', 'password'], { set: [sid(2)] });
      grant(b, 'password', { body: token() });
    });
    const logins = flow.logins('shop.example');
    expect(logins.map(({ id, exchanges }) => [id, exchanges])).toEqual([
      ['oauth-password', ['5']],
      ['form', ['3', '4']],
    ]);
    expect(logins[1]?.steps.at(-1)).toBe('2 attempts before or after failed.');
    expect(logins[0]?.steps.at(-1)).not.toContain('failed');
  });

  test('is what failed, where nothing worked, and what is open before that', () => {
    const outcomes = (walk: (b: Browser) => void) =>
      follow(walk)
        .logins('shop.example')
        .map(({ outcome }) => outcome);
    const refuse = (b: Browser) => b.submit(`${S}/login`, ['email', 'password'], { status: 401 });
    expect(outcomes(refuse)).toEqual(['failed']);
    expect(
      outcomes((b) => {
        refuse(b);
        b.post(`${S}/api/login`, ['pwd']);
      }),
    ).toEqual(['pending']);
  });

  test('is no login of its own where the provider is of the same site', () => {
    const own = 'https://id.shop.example';
    const logins = follow((b) => {
      b.open(`${S}/login`, { to: authorize().replace(IDP, own) });
      b.submit(`${own}/in`, ['email', 'password'], { to: `${S}/cb?code=1&state=s1`, set: [sid(2)] });
      b.open(`${S}/cb?code=1&state=s1`, { to: '/home', set: [sid()] });
    }).logins('shop.example');
    expect(logins.map(({ id, provider }) => [id, provider])).toEqual([['oauth-code', 'id.shop.example']]);
  });

  test('is bounded in exchanges and steps', () => {
    const [attempt] = follow((b) => {
      b.submit(`${S}/login`, ['email', 'password'], { to: '/a0' });
      for (let n = 0; n < 40; n++) b.open(`${S}/a${n}`, { to: `/a${n + 1}` });
    }).attempts('shop.example');
    expect([attempt?.steps.length, attempt?.exchanges.length]).toEqual([16, 24]);
  });

  test('is nothing of what has no address', () => {
    const { exchanges } = createBrowser();
    expect(exchanges).toEqual([]);
    expect(follow((b) => Object.assign(b.open(S), { url: 'data:,x' })).logins()).toEqual([]);
  });
});
