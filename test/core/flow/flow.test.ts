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

  it('takes the same page after a post for a failure', () => {
    const logins = loginsOf((b) => b.submit(`${S}/login`, ['email', 'password']));
    expect(logins[0]).toMatchObject({ id: 'form', outcome: 'failed' });
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
