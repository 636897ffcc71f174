import { describe, expect, it } from 'vitest';
import { createFlow } from '../../../src/core/flow/flow.ts';
import type { LoginReport } from '../../../src/core/flow/login.ts';
import { type Browser, createBrowser } from '../../labelled/browser.ts';
import { base64Url, hex } from '../../labelled/values.ts';
import { createObservedExchanges } from '../observed.ts';

const S = 'https://www.shop.example';

function siteOf(host: string): string {
  return host.split('.').slice(-2).join('.');
}

function follow(walk: (browser: Browser) => void) {
  const browser = createBrowser();
  walk(browser);
  const flow = createFlow({ siteOf });
  const observe = createObservedExchanges(siteOf);
  for (const exchange of browser.exchanges) observe(exchange).forEach(flow.observe);
  return flow;
}

function loginsOf(walk: (browser: Browser) => void): LoginReport[] {
  return follow(walk).logins('shop.example');
}

describe('logins by form and JSON', () => {
  it('tells a form sent by a script from a JSON body', () => {
    const set = [`s=${base64Url(40)}; HttpOnly`];
    expect(loginsOf((b) => b.fetch(`${S}/login`, { method: 'POST', form: ['user', 'pass'], set }))[0]?.id).toBe('form');
    expect(loginsOf((b) => b.post(`${S}/login`, ['user', 'pass'], { set }))[0]?.id).toBe('json');
  });

  it.each(['clave', 'senha', 'mot_de_passe', 'kennwort', 'wachtwoord', 'haslo', 'пароль', '密码', 'user[password]'])(
    'knows %s for a password',
    (name) => {
      const logins = loginsOf((b) =>
        b.submit(`${S}/x`, ['a', name], { to: '/home', set: [`s=${base64Url(40)}; HttpOnly`] }),
      );
      expect(logins[0]).toMatchObject({ id: 'form', outcome: 'succeeded' });
    },
  );

  const FORM = '<form method=post><input name=email><input type=password name=password></form>';
  const fields = ['email', 'password'];

  it('leaves open what a page without a new credential means, where the page was not seen', () => {
    const logins = loginsOf((b) => b.submit(`${S}/login`, fields));
    expect(logins[0]).toMatchObject({ id: 'form', outcome: 'pending' });
  });

  it.each([
    ['the same form once more', FORM],
    ['words of refusal', '<p>Invalid user name or password. <a href="/login">Again</a></p>'],
  ])('takes %s after a post for a failure', (_, page) => {
    const logins = loginsOf((b) => b.submit(`${S}/login`, fields, { page }));
    expect(logins[0]).toMatchObject({ id: 'form', outcome: 'failed' });
  });

  it('takes a second post of the form for the failure of the first', () => {
    const flow = follow((b) => {
      b.submit(`${S}/login`, fields);
      b.submit(`${S}/login`, fields, { page: '<a href="/logout">Log out</a>' });
    });
    expect(flow.attempts('shop.example').map(({ outcome }) => outcome)).toEqual(['failed', 'succeeded']);
  });

  it.each([
    ['a way to sign out', '<p>Hello</p><a href="/logout">Log out</a>'],
    ['JSON that says so', '{"success":true}'],
  ])('takes %s in the answer for a login', (_, answer) => {
    const load = answer.startsWith('{') ? { body: answer } : { page: answer };
    const logins = loginsOf((b) => b.submit(`${S}/login`, fields, load));
    expect(logins[0]).toMatchObject({ id: 'form', outcome: 'succeeded' });
  });

  it('takes it for a login when the form has gone and the next page is served without it', () => {
    const walk = (next: string) => (b: Browser) => {
      b.open(`${S}/login`, { page: FORM });
      b.submit(`${S}/login`, fields, { page: '<h1>Your orders</h1>' });
      b.open(`${S}/orders`, { page: next });
    };
    expect(loginsOf(walk('<h1>Orders</h1>'))[0]).toMatchObject({ outcome: 'succeeded' });
    expect(loginsOf(walk(FORM))[0]).toMatchObject({ outcome: 'failed' });
    expect(loginsOf(walk('<a href="/login">Sign in</a>'))[0]).toMatchObject({ outcome: 'pending' });
  });

  it('knows a login over GET by where it goes, or by what it leaves', () => {
    const set = [`s=${base64Url(40)}; HttpOnly`];
    expect(loginsOf((b) => b.open(`${S}/login?user=ada&password=`, { to: '/home', set }))[0]).toMatchObject({
      id: 'form',
      outcome: 'succeeded',
    });
    expect(loginsOf((b) => b.fetch(`${S}/enter?user=ada&passwd=`, { set }))[0]).toMatchObject({ id: 'form' });
    expect(loginsOf((b) => b.fetch(`${S}/rest/albums?user=ada&password=`))).toEqual([]);
  });

  it('knows JSON that is called plain text', () => {
    const sent = createBrowser();
    const post = sent.post(`${S}/login`, ['user', 'password'], { set: [`s=${base64Url(40)}; HttpOnly`] });
    if (post.requestBody) post.requestBody.mediaType = 'text/plain';
    expect(loginsOf((b) => b.exchanges.push(post))[0]?.id).toBe('json');
  });

  it('tells nothing of a login where a key of measurements is sent', () => {
    const headers = { Authorization: `Basic ${btoa('writekey000000000000:')}` };
    expect(loginsOf((b) => b.fetch('https://telemetry.shop.example/v1/x', { method: 'POST', headers }))).toEqual([]);
    expect(loginsOf((b) => b.fetch(`${S}/api/track`, { method: 'POST', headers }))).toEqual([]);
    expect(loginsOf((b) => b.fetch(`${S}/api/items`, { headers }))).not.toEqual([]);
  });

  it('hands a login at a proxy on to the site behind it', () => {
    const proxy = 'https://team.access.example.test';
    const idp = 'https://accounts.idp.example.net';
    const walk = (set: string[]) => (b: Browser) => {
      b.open(`${S}/`, { to: `${proxy}/login/www.shop.example` });
      b.open(`${proxy}/login/www.shop.example`);
      b.open(
        `${idp}/auth?client_id=a&response_type=code&scope=openid&state=st1&redirect_uri=${encodeURIComponent(`${proxy}/callback`)}`,
        { to: `${proxy}/callback?code=c0de&state=st1` },
      );
      b.open(`${proxy}/callback?code=c0de&state=st1`, { to: `${S}/authorized?nonce=n1` });
      b.open(`${S}/authorized?nonce=n1`, { to: '/', set });
      b.open(`${S}/`);
    };
    expect(loginsOf(walk([`A=${base64Url(60)}; HttpOnly; Path=/`]))[0]).toMatchObject({
      id: 'oidc-code',
      provider: 'team.access.example.test',
      outcome: 'succeeded',
    });
    expect(loginsOf(walk([]))).toEqual([]);
  });

  it('takes a 401 for a failure and the next attempt for the login', () => {
    const logins = loginsOf((b) => {
      b.post(`${S}/api/login`, ['email', 'password'], { status: 401 });
      b.post(`${S}/api/login`, ['email', 'password'], { set: [`s=${base64Url(40)}; HttpOnly`] });
    });
    expect(logins).toHaveLength(1);
    expect(logins[0]?.outcome).toBe('succeeded');
    expect(logins[0]?.steps.at(-1)).toContain('1 attempt');
  });

  it('leaves a change of password alone', () => {
    expect(
      loginsOf((b) => b.submit(`${S}/account/password`, ['old_password', 'new_password'], { to: '/account' })),
    ).toEqual([]);
  });

  it('leaves an order with many fields alone', () => {
    expect(
      loginsOf((b) =>
        b.submit(`${S}/order`, ['street', 'town', 'iban', 'note'], { to: '/thanks', set: [`o=${hex(32)}; HttpOnly`] }),
      ),
    ).toEqual([]);
  });

  it('waits for a token to be used when the body was not seen', () => {
    const walk = (b: Browser) => b.post(`${S}/api/login`, ['email', 'password']);
    expect(loginsOf(walk)[0]?.outcome).toBe('pending');
    const logins = loginsOf((b) => {
      walk(b);
      b.fetch(`${S}/api/me`, { headers: { Authorization: `Bearer ${base64Url(40)}` } });
    });
    expect(logins[0]?.outcome).toBe('succeeded');
  });
});

describe('logins through others', () => {
  it('reads the parameters of an authorization request from a redirect', () => {
    const logins = loginsOf((b) => {
      b.open(`${S}/login`, {
        to: `https://id.other.example/authorize?client_id=a&response_type=code&scope=openid&state=xyz1&redirect_uri=${encodeURIComponent(`${S}/cb`)}&code_challenge=abc&code_challenge_method=plain`,
      });
      b.open(`${S}/cb?code=1&state=xyz1`, { to: '/', set: [`s=${base64Url(40)}; HttpOnly`] });
    });
    expect(logins[0]).toMatchObject({
      id: 'oidc-code',
      pkce: 'plain',
      provider: 'id.other.example',
      outcome: 'succeeded',
    });
  });

  it('says that PKCE is unknown when the request was pushed', () => {
    const logins = loginsOf((b) => {
      b.open(`${S}/login`, {
        to: 'https://id.other.example/authorize?client_id=a&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3Aabc',
      });
      b.open(`${S}/cb?code=1&state=q`, { to: '/', set: [`s=${base64Url(40)}; HttpOnly`] });
    });
    expect(logins[0]?.pkce).toBe('unknown');
  });

  it('takes a refusal for a failure', () => {
    const logins = loginsOf((b) => b.open(`${S}/cb?error=access_denied&state=q`));
    expect(logins[0]).toMatchObject({ outcome: 'failed' });
  });

  it('does not take a parameter called code for OAuth', () => {
    expect(loginsOf((b) => b.open(`${S}/voucher?code=SPRING`))).toEqual([]);
  });

  it('follows a device until it is let in', () => {
    const poll = ['grant_type=urn:ietf:params:oauth:grant-type:device_code', 'device_code', 'client_id=tv'];
    const logins = loginsOf((b) => {
      b.fetch(`${S}/token`, { method: 'POST', form: poll, status: 400 });
      b.fetch(`${S}/token`, { method: 'POST', form: poll });
    });
    expect(logins).toMatchObject([{ id: 'oauth-device', outcome: 'succeeded' }]);
  });

  it('tells a WebAuthn registration from a login', () => {
    expect(
      loginsOf((b) =>
        b.post(`${S}/attestation/result`, [
          'id',
          'rawId',
          'type',
          'response.attestationObject',
          'response.clientDataJSON',
        ]),
      ),
    ).toEqual([]);
    expect(
      loginsOf((b) =>
        b.post(
          `${S}/assertion/result`,
          ['id', 'rawId', 'type', 'response.authenticatorData', 'response.clientDataJSON'],
          { set: [`s=${base64Url(40)}; HttpOnly`] },
        ),
      )[0]?.id,
    ).toBe('webauthn');
  });
});

describe('logouts and renewals', () => {
  it.each(['/logout', '/users/sign_out', '/abmelden', '/salir', '/?action=logout', '/wp-login.php?action=logout'])(
    'knows %s',
    (path) => {
      const flow = follow((b) => b.open(S + path, { to: '/' }));
      expect(flow.logouts('shop.example')).toHaveLength(1);
    },
  );

  it('knows the deletion of a session', () => {
    expect(
      follow((b) => b.fetch(`${S}/api/session`, { method: 'DELETE', status: 204 })).logouts('shop.example'),
    ).toHaveLength(1);
  });

  it('counts renewals', () => {
    const flow = follow((b) => {
      b.fetch(`${S}/token`, { method: 'POST', form: ['grant_type=refresh_token', 'refresh_token=x'] });
      b.post(`${S}/auth/refresh`, []);
    });
    expect(flow.refreshes('shop.example').count).toBe(2);
  });
});

describe('bounds', () => {
  it('keeps a bounded number of attempts, and the steps without values', () => {
    const flow = follow((b) => {
      for (let at = 0; at < 300; at++) b.submit(`${S}/login`, ['email', 'password']);
    });
    expect(flow.attempts('shop.example').length).toBeLessThanOrEqual(32);
  });
});
