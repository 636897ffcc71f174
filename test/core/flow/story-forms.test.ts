import { expect, test } from 'vitest';
import type { Browser } from '../../labelled/browser.ts';
import { bearer, S, sid, tell } from './story.ts';

const fields = ['email', 'password'];
const FORM = '<form method=post><input name=email><input type=password name=password></form>';
const OUT = '<a href="/logout">Log out</a>';
const body = (more: object = {}) => JSON.stringify({ access_token: 'zQ7mN4qTz8RkW2vYp6XsD0aLf7HcJ3uBe9G', ...more });
/** A body that the recording has not. */
function withoutBody(b: Browser, load: () => void) {
  load();
  const exchange = b.exchanges.at(-1);
  if (exchange) {
    delete exchange.requestBody;
    exchange.unseen = ['request-body'];
  }
}

test.each<[string, (b: Browser) => void, string[]]>([
  [
    'a form that leads to a page with a new session',
    (b) => {
      b.submit(`${S}/login`, fields, { to: '/home', set: [sid()] });
      b.open(`${S}/home`);
      b.open(`${S}/orders`);
    },
    [
      'form succeeded, minted, lands in 2: 1 2',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'The answer (302) sets a new credential.',
      'The answer (302) redirects to www.shop.example/home.',
    ],
  ],
  [
    'a form that is answered with the new session itself',
    (b) => b.submit(`${S}/login`, fields, { set: [sid()] }),
    [
      'form succeeded, minted: 1',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'The answer (200) sets a new credential.',
    ],
  ],
  [
    'a form that leads on without a new session',
    (b) => {
      b.submit(`${S}/login`, fields, { to: '/home' });
      b.open(`${S}/home`);
    },
    [
      'form succeeded, lands in 2: 1 2',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'The answer (302) redirects to www.shop.example/home.',
    ],
  ],
  [
    'a form that leads back to where it was',
    (b) => {
      b.submit(`${S}/login`, fields, { to: '/login' });
      b.open(`${S}/login`);
    },
    [
      'form failed, lands in 2: 1 2',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'The answer (302) redirects to www.shop.example/login.',
      'The browser is led back to where it came from.',
    ],
  ],
  [
    'a form that leads back with a new session',
    (b) => {
      b.submit(`${S}/login`, fields, { to: '/login', set: [sid()] });
      b.open(`${S}/login`);
    },
    [
      'form failed, minted, lands in 2: 1 2',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'The answer (302) sets a new credential.',
      'The answer (302) redirects to www.shop.example/login.',
      'The browser is led back to where it came from.',
    ],
  ],
  [
    'a form that leads to another sign-in page',
    (b) => {
      b.submit(`${S}/login`, fields, { to: '/signin' });
      b.open(`${S}/signin`);
    },
    [
      'form failed, lands in 2: 1 2',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'The answer (302) redirects to www.shop.example/signin.',
      'The browser is led to a sign-in page again.',
    ],
  ],
  [
    'a form that leads to an error',
    (b) => b.submit(`${S}/login`, fields, { to: '/login?error=1' }),
    [
      'form failed: 1',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'The answer (302) redirects to www.shop.example/login.',
      'The redirect names an error.',
    ],
  ],
  [
    'a form that leads to a failure by another name',
    (b) => b.submit(`${S}/login`, fields, { to: '/x?a=1&login_failed' }),
    [
      'form failed: 1',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'The answer (302) redirects to www.shop.example/x.',
      'The redirect names an error.',
    ],
  ],
  [
    'a form that leads to what only sounds like one',
    (b) => b.submit(`${S}/login`, fields, { to: '/x?errors=none' }),
    [
      'form succeeded: 1',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'The answer (302) redirects to www.shop.example/x.',
    ],
  ],
  [
    'a form that leads to another site',
    (b) => b.submit(`${S}/login`, fields, { to: 'https://my.other.test/login' }),
    [
      'form succeeded: 1',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'The answer (302) redirects to my.other.test/login.',
    ],
  ],
  [
    'a form that is refused',
    (b) => b.submit(`${S}/login`, fields, { status: 401 }),
    [
      'form failed: 1',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'www.shop.example/login answers 401.',
    ],
  ],
  [
    'a form that has no answer',
    (b) => b.submit(`${S}/login`, fields, { status: 0 }),
    ['form pending: 1', 'The browser sends a form with the field “password” to www.shop.example/login.'],
  ],
  [
    'a login whose page is missing',
    (b) => {
      b.submit(`${S}/login`, fields, { to: '/home', set: [sid()] });
      b.open(`${S}/home`, { status: 404 });
    },
    [
      'form succeeded, minted: 1 2',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'The answer (302) sets a new credential.',
      'The answer (302) redirects to www.shop.example/home.',
    ],
  ],
  [
    'a form that is sent again',
    (b) => {
      b.submit(`${S}/login`, fields);
      b.submit(`${S}/login`, fields, { to: '/home', set: [sid()] });
    },
    [
      'form failed: 1',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'www.shop.example/login answers 200 with a page and no new credential.',
      'The same form is sent again.',
      'form succeeded, minted: 2',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'The answer (302) sets a new credential.',
      'The answer (302) redirects to www.shop.example/home.',
    ],
  ],
  [
    'a form that is sent again after it worked',
    (b) => {
      b.submit(`${S}/login`, fields, { set: [sid()] });
      b.submit(`${S}/login`, fields, { set: [sid(2)] });
    },
    [
      'form succeeded, minted: 1',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'The answer (200) sets a new credential.',
      'form succeeded, minted: 2',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'The session in a cookie was exchanged for a new one.',
      'The answer (200) sets a new credential.',
    ],
  ],
  [
    'a form at another place, which says nothing of the first',
    (b) => {
      b.submit(`${S}/login`, fields);
      b.submit(`${S}/unlock`, fields, { to: '/home', set: [sid()] });
    },
    [
      'form pending: 1',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'www.shop.example/login answers 200 with a page and no new credential.',
      'form succeeded, minted: 2',
      'The browser sends a form with the field “password” to www.shop.example/unlock.',
      'The answer (302) sets a new credential.',
      'The answer (302) redirects to www.shop.example/home.',
    ],
  ],
  [
    'a page that shows the form once more',
    (b) => b.submit(`${S}/login`, fields, { page: FORM }),
    [
      'form failed: 1',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'www.shop.example/login answers 200 with a page and no new credential.',
      'www.shop.example/login shows the sign-in form again.',
    ],
  ],
  [
    'a page that says it was refused',
    (b) => b.submit(`${S}/login`, fields, { page: '<p>Invalid user name or password.</p>' }),
    [
      'form failed: 1',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'www.shop.example/login answers 200 with a page and no new credential.',
      'The answer says that it was refused.',
    ],
  ],
  [
    'a page that offers to sign out',
    (b) => b.submit(`${S}/login`, fields, { page: OUT }),
    [
      'form succeeded: 1',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'www.shop.example/login answers 200 with a page and no new credential.',
      'The answer (200) offers to sign out, and asks for no password any more.',
    ],
  ],
  [
    'a page that says so, and offers to sign out',
    (b) => b.submit(`${S}/login`, fields, { page: `<p>Invalid password</p>${OUT}` }),
    [
      'form succeeded: 1',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'www.shop.example/login answers 200 with a page and no new credential.',
      'The answer (200) offers to sign out, and asks for no password any more.',
    ],
  ],
  [
    'an answer in JSON that says it worked',
    (b) => b.submit(`${S}/login`, fields, { body: '{"success":true}' }),
    [
      'form succeeded: 1',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'www.shop.example/login answers 200 with a page and no new credential.',
      'The answer (200) says that it worked.',
    ],
  ],
  [
    'a refusal with a page, which tells nothing more',
    (b) => b.submit(`${S}/login`, fields, { status: 500, page: OUT }),
    [
      'form failed: 1',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'www.shop.example/login answers 500.',
    ],
  ],
  [
    'the form is gone, and the next page is served',
    (b) => {
      b.open(`${S}/login`, { page: FORM });
      b.submit(`${S}/login`, fields, { page: '<h1>Orders</h1>' });
      b.open(`${S}/orders`, { page: '<h1>More</h1>' });
    },
    [
      'form succeeded: 2',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'www.shop.example/login answers 200 with a page and no new credential.',
      'The sign-in form has gone, and www.shop.example/orders is served without it.',
    ],
  ],
  [
    'the form is gone, and the next page offers to sign in',
    (b) => {
      b.open(`${S}/login`, { page: FORM });
      b.submit(`${S}/login`, fields, { page: '<h1>Orders</h1>' });
      b.open(`${S}/orders`, { page: '<a href="/login">Sign in</a>' });
    },
    [
      'form pending: 2',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'www.shop.example/login answers 200 with a page and no new credential.',
    ],
  ],
  [
    'the form is gone, and the next page has it',
    (b) => {
      b.open(`${S}/login`, { page: FORM });
      b.submit(`${S}/login`, fields, { page: '<h1>Orders</h1>' });
      b.open(`${S}/orders`, { page: FORM });
    },
    [
      'form failed: 2',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'www.shop.example/login answers 200 with a page and no new credential.',
      'www.shop.example/orders shows the sign-in form again.',
    ],
  ],
  [
    'a next page that offers to sign out',
    (b) => {
      b.submit(`${S}/login`, fields, { page: '<p>wait</p>' });
      b.open(`${S}/orders`, { page: OUT });
    },
    [
      'form succeeded: 1',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'www.shop.example/login answers 200 with a page and no new credential.',
      'www.shop.example/orders offers to sign out.',
    ],
  ],
  [
    'a next page that fails',
    (b) => {
      b.submit(`${S}/login`, fields, { page: '<p>wait</p>' });
      b.open(`${S}/orders`, { page: OUT, status: 500 });
    },
    [
      'form pending: 1',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'www.shop.example/login answers 200 with a page and no new credential.',
    ],
  ],
  [
    'the form at another place',
    (b) => {
      b.submit(`${S}/login`, fields, { page: '<p>wait</p>' });
      b.open(`${S}/other`, { page: FORM });
      b.open(`${S}/login`, { page: FORM });
    },
    [
      'form failed: 1',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'www.shop.example/login answers 200 with a page and no new credential.',
      'www.shop.example/login shows the sign-in form again.',
    ],
  ],
  [
    'a script that gets a token',
    (b) => b.post(`${S}/api/login`, fields, { body: body() }),
    [
      'json succeeded, minted: 1',
      'A script sends JSON with the field “password” to www.shop.example/api/login.',
      'The body of the answer holds a token.',
    ],
  ],
  [
    'a script that gets nothing, and then sends a token',
    (b) => {
      b.post(`${S}/api/login`, fields);
      b.fetch(`${S}/api/me`, { headers: bearer() });
    },
    [
      'json succeeded: 1',
      'A script sends JSON with the field “password” to www.shop.example/api/login.',
      'Requests carry a new credential from here on (authorization).',
    ],
  ],
  [
    'a script that gets nothing, and then sends what is no token',
    (b) => {
      b.post(`${S}/api/login`, fields);
      b.fetch(`${S}/api/me`, { headers: { 'X-Csrf-Token': 'k3j4h5k3j4h5k3j4h5' } });
      b.fetch(`${S}/api/me`, { headers: bearer(), status: 500 });
    },
    ['json pending: 1', 'A script sends JSON with the field “password” to www.shop.example/api/login.'],
  ],
  [
    'what was refused is open afterwards',
    (b) => {
      b.fetch(`${S}/api/me`, { status: 401 });
      b.submit(`${S}/enter`, ['code'], { to: '/enter' });
      b.fetch(`${S}/api/me`);
    },
    [
      'form succeeded: 2',
      'The browser sends a form to www.shop.example/enter.',
      'The answer (302) redirects to www.shop.example/enter.',
      'www.shop.example/api/me turned the browser away before and now answers 200.',
    ],
  ],
  [
    'what is refused still',
    (b) => {
      b.fetch(`${S}/api/me`, { status: 403 });
      b.post(`${S}/api/login`, fields);
      b.fetch(`${S}/api/me`, { status: 403 });
      b.fetch(`${S}/api/you`);
    },
    ['json pending: 2', 'A script sends JSON with the field “password” to www.shop.example/api/login.'],
  ],
  [
    'a page that led to the sign-in is open afterwards',
    (b) => {
      b.open(`${S}/account`, { to: '/login' });
      b.open(`${S}/login`);
      b.submit(`${S}/login`, ['code'], { to: '/account', set: [sid()] });
      b.open(`${S}/account`);
    },
    [
      'form succeeded, minted, lands in 4: 3 4',
      'The browser sends a form to www.shop.example/login.',
      'The answer (302) sets a new credential.',
      'The answer (302) redirects to www.shop.example/account.',
      'www.shop.example/account turned the browser away before and now answers 200.',
    ],
  ],
  [
    'a page that led elsewhere is reached by the form',
    (b) => {
      b.open(`${S}/account`, { to: '/welcome' });
      b.open(`${S}/welcome`);
      b.submit(`${S}/enter`, ['code'], { to: '/account', set: [sid()] });
      b.open(`${S}/account`);
    },
    [
      'form succeeded, minted, lands in 4: 3 4',
      'The browser sends a form to www.shop.example/enter.',
      'The answer (302) sets a new credential.',
      'The answer (302) redirects to www.shop.example/account.',
      'www.shop.example/account turned the browser away before and now answers 200.',
    ],
  ],
  [
    'a page that led elsewhere is opened by hand',
    (b) => {
      b.open(`${S}/account`, { to: '/welcome' });
      b.submit(`${S}/enter`, ['code'], { to: '/x', set: [sid()] });
      b.open(`${S}/account`);
    },
    [
      'form succeeded, a guess, minted: 2',
      'The browser sends a form to www.shop.example/enter.',
      'The answer (302) sets a new credential.',
      'The answer (302) redirects to www.shop.example/x.',
    ],
  ],
  [
    'a session that is exchanged',
    (b) => {
      b.open(`${S}/`, { set: ['sid=8f3c1be94d7a4e60a5d2c7f1093b6e4a; HttpOnly'] });
      b.submit(`${S}/enter`, ['code'], { to: '/home', set: ['sid=1a2b1be94d7a4e60a5d2c7f1093b6e4b; HttpOnly'] });
    },
    [
      'form succeeded, minted: 2',
      'The browser sends a form to www.shop.example/enter.',
      'The session in a cookie was exchanged for a new one.',
      'The answer (302) sets a new credential.',
      'The answer (302) redirects to www.shop.example/home.',
    ],
  ],
  [
    'a session that scripts can read is no proof',
    (b) => {
      b.open(`${S}/`, { set: ['sid=8f3c1be94d7a4e60a5d2c7f1093b6e4a'] });
      b.submit(`${S}/enter`, ['code'], { to: '/home', set: ['sid=1a2b1be94d7a4e60a5d2c7f1093b6e4b'] });
    },
    [
      'form succeeded, a guess, minted: 2',
      'The browser sends a form to www.shop.example/enter.',
      'The answer (302) sets a new credential.',
      'The answer (302) redirects to www.shop.example/home.',
    ],
  ],
  [
    'a form without a password that leads nowhere',
    (b) => b.submit(`${S}/search`, ['q']),
    [
      'form failed, a guess: 1',
      'The browser sends a form to www.shop.example/search.',
      'www.shop.example/search answers 200 with a page and no new credential.',
    ],
  ],
  [
    'a password for a service of somebody else',
    (b) => {
      b.open(`${S}/`);
      b.post('https://auth.vendor.test/login', fields, { body: body() });
      b.fetch('https://auth.vendor.test/me');
    },
    [
      'json succeeded, minted, foreign: 2',
      'A script sends JSON with the field “password” to auth.vendor.test/login.',
      'The body of the answer holds a token.',
    ],
  ],
  [
    'a password for a service of somebody else, that stays silent',
    (b) => {
      b.open(`${S}/`);
      b.post('https://auth.vendor.test/login', fields);
      b.fetch('https://auth.vendor.test/me');
    },
    ['json pending, foreign: 2', 'A script sends JSON with the field “password” to auth.vendor.test/login.'],
  ],
  [
    'a body that was not recorded, answered with a session',
    (b) => withoutBody(b, () => b.submit(`${S}/login`, fields, { to: '/home', set: [sid()] })),
    [
      'form succeeded, minted, unrecorded: 1',
      'POST www.shop.example/login sends a body that was not recorded.',
      'The answer (302) sets a new credential.',
      'The answer (302) redirects to www.shop.example/home.',
    ],
  ],
  [
    'a body that was not recorded, answered with nothing',
    (b) => withoutBody(b, () => b.post(`${S}/login`, fields)),
    ['form pending, a guess, unrecorded: 1', 'POST www.shop.example/login sends a body that was not recorded.'],
  ],
  [
    'a cookie that no browser takes',
    (b) =>
      b.submit(`${S}/login`, fields, { to: '/home', set: ['sid=8f3c1be94d7a4e60a5d2c7f1093b6e4a; Domain=other.test'] }),
    [
      'form failed, minted, refused sid: 1',
      'The browser sends a form with the field “password” to www.shop.example/login.',
      'The answer (302) sets a new credential.',
      'The answer (302) redirects to www.shop.example/home.',
      'A browser refuses the cookie sid: The host www.shop.example is not in the domain other.test.',
    ],
  ],
  [
    'a password in the query',
    (b) => b.open(`${S}/login?user=ada&password=x`, { to: '/home', set: [sid()] }),
    [
      'form succeeded, minted: 1',
      'GET www.shop.example/login carries the field “password” in its query.',
      'The answer (302) sets a new credential.',
      'The answer (302) redirects to www.shop.example/home.',
    ],
  ],
  [
    'a login by a passkey',
    (b) => b.post(`${S}/assertion`, ['rawId', 'response', 'type'], { body: body() }),
    [
      'webauthn succeeded, minted: 1',
      'POST www.shop.example/assertion sends the answer of an authenticator (WebAuthn).',
      'The body of the answer holds a token.',
    ],
  ],
  [
    'a password that is sent to a token endpoint',
    (b) =>
      b.fetch(`${S}/token`, { method: 'POST', form: ['grant_type=password', 'username', 'password'], body: body() }),
    [
      'oauth-password succeeded, minted: 1',
      'The browser asks www.shop.example/token for a token (grant password).',
      'The token endpoint answers 200.',
      'The body of the answer holds a token.',
    ],
  ],
])('%s', (_what, walk, story) => {
  expect(tell(walk)).toEqual(story);
});
