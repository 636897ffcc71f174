import { describe, expect, test } from 'vitest';
import { detectFragment, detectRequest, detectResponse } from '../../../src/core/flow/federated.ts';
import { post, redirect, viewOf } from './views.ts';

const IDP = 'https://id.example.org';
const authorize = (query: string) => `${IDP}/authorize?client_id=web&${query}`;
const requestIn = (url: string) => detectRequest(viewOf({ url }));

describe('an authorization request', () => {
  test.each([
    [
      'response_type=code',
      'oauth-code',
      'none',
      'OAuth 2.0 goes to id.example.org (response type code, without PKCE).',
    ],
    [
      'response_type=code&scope=openid',
      'oidc-code',
      'none',
      'OpenID Connect goes to id.example.org (response type code, without PKCE).',
    ],
    [
      'response_type=code&scope=email%20openid',
      'oidc-code',
      'none',
      'OpenID Connect goes to id.example.org (response type code, without PKCE).',
    ],
    [
      'response_type=code&scope=openidx',
      'oauth-code',
      'none',
      'OAuth 2.0 goes to id.example.org (response type code, without PKCE).',
    ],
    [
      'response_type=code&code_challenge=a&code_challenge_method=S256',
      'oauth-code',
      'S256',
      'OAuth 2.0 goes to id.example.org (response type code, PKCE S256).',
    ],
    [
      'response_type=code&code_challenge=a&code_challenge_method=plain',
      'oauth-code',
      'plain',
      'OAuth 2.0 goes to id.example.org (response type code, PKCE plain).',
    ],
    [
      'response_type=code&code_challenge=a',
      'oauth-code',
      'plain',
      'OAuth 2.0 goes to id.example.org (response type code, PKCE plain).',
    ],
    [
      'response_type=code&code_challenge=a&code_challenge_method=S512',
      'oauth-code',
      'unknown',
      'OAuth 2.0 goes to id.example.org (response type code).',
    ],
    ['request_uri=urn:x', 'oauth-code', 'unknown', 'OAuth 2.0 goes to id.example.org (response type code).'],
    ['request=eyJ', 'oauth-code', 'unknown', 'OAuth 2.0 goes to id.example.org (response type code).'],
    ['response_type=token', 'oauth-implicit', undefined, 'OAuth 2.0 goes to id.example.org (response type token).'],
    [
      'response_type=token&scope=openid',
      'oidc-implicit',
      undefined,
      'OpenID Connect goes to id.example.org (response type token).',
    ],
    [
      'response_type=id_token',
      'oidc-implicit',
      undefined,
      'OpenID Connect goes to id.example.org (response type id_token).',
    ],
    [
      'response_type=id_token%20token',
      'oidc-implicit',
      undefined,
      'OpenID Connect goes to id.example.org (response type id_token token).',
    ],
    [
      'response_type=code%20id_token',
      'oidc-hybrid',
      'none',
      'OpenID Connect goes to id.example.org (response type code id_token, without PKCE).',
    ],
    [
      'response_type=code%20%20token',
      'oidc-hybrid',
      'none',
      'OAuth 2.0 goes to id.example.org (response type code token, without PKCE).',
    ],
  ])('with %s is %s, PKCE %s', (query, id, pkce, step) => {
    const found = requestIn(authorize(query));
    expect(found).toEqual({
      protocol: 'oauth',
      id,
      provider: 'id.example.org',
      step: `An authorization request of ${step}`,
      ...(pkce === undefined ? {} : { pkce }),
    });
  });

  test('says where it returns to, and how it is told from others', () => {
    const query = `response_type=code&state=s1&redirect_uri=${encodeURIComponent('https://app.example.com/cb?x=1')}`;
    expect(requestIn(authorize(query))).toMatchObject({ state: 's1', returnTo: 'https://app.example.com' });
    for (const uri of ['myapp:/cb', 'nowhere', ''])
      expect(requestIn(authorize(`response_type=code&state=&redirect_uri=${uri}`))).not.toHaveProperty('returnTo');
    expect(requestIn(authorize('response_type=code&state='))).not.toHaveProperty('state');
  });

  test.each(['response_type=code', 'client_id=web', 'client_id=web&state=a', ''])('is not in %j', (query) => {
    expect(requestIn(`${IDP}/authorize?${query}`)).toBeUndefined();
  });

  test('is read from a redirect, from the address, and from a body', () => {
    const url = authorize('response_type=code');
    expect(detectRequest(viewOf(redirect(url)))?.provider).toBe('id.example.org');
    expect(detectRequest(viewOf({ url, ...redirect('https://app.example.com/?x=1') }))?.provider).toBe(
      'id.example.org',
    );
    expect(detectRequest(viewOf(post(`${IDP}/par`, ['client_id=web', 'response_type=code'])))?.provider).toBe(
      'id.example.org',
    );
    expect(
      detectRequest(viewOf({ url, ...redirect(authorize('response_type=token').replace('id.', 'sso.')) }))?.provider,
    ).toBe('sso.example.org');
  });
});

describe('a sign-in request of another protocol', () => {
  test('is SAML by its parameter, with the relay state', () => {
    expect(requestIn(`${IDP}/sso?SAMLRequest=x&RelayState=r1`)).toEqual({
      protocol: 'saml',
      id: 'saml',
      provider: 'id.example.org',
      state: 'r1',
      step: 'A SAML request goes to id.example.org.',
    });
  });

  test('is WS-Federation, with the realm or the reply to return to', () => {
    const realm = encodeURIComponent('https://app.example.com/');
    const base = `${IDP}/wsfed?wa=wsignin1.0&wtrealm=${realm}&wctx=c1`;
    expect(requestIn(base)).toEqual({
      protocol: 'ws-federation',
      id: 'ws-federation',
      provider: 'id.example.org',
      state: 'c1',
      returnTo: 'https://app.example.com',
      step: 'A WS-Federation sign-in request goes to id.example.org.',
    });
    expect(requestIn(`${base}&wreply=${encodeURIComponent('https://b.example.com/x')}`)?.returnTo).toBe(
      'https://b.example.com',
    );
    expect(requestIn(`${IDP}/wsfed?wa=wsignin1.0&wtrealm=urn:app`)).not.toHaveProperty('returnTo');
    for (const other of [`${IDP}/?wa=wsignin1.0`, `${base}&wresult=x`, base.replace('wsignin', 'wsignout')])
      expect(requestIn(other)).toBeUndefined();
  });

  test('is CAS at a login for a service', () => {
    const service = encodeURIComponent('https://app.example.com/x');
    expect(requestIn(`${IDP}/cas/login?service=${service}`)).toEqual({
      protocol: 'cas',
      id: 'cas',
      provider: 'id.example.org',
      returnTo: 'https://app.example.com',
      step: 'A CAS sign-in for a service goes to id.example.org.',
    });
    for (const other of [
      `/cas/loginx?service=${service}`,
      `/xlogin?service=${service}`,
      '/login?service=shop',
      '/login?x=1',
      `/login/x?service=${service}`,
    ])
      expect(requestIn(`${IDP}${other}`)).toBeUndefined();
  });
});

const CALLBACK = 'https://app.example.com/cb';
const responseIn = (query: string) => detectResponse(viewOf({ url: `${CALLBACK}?${query}` }));
const told = (found: ReturnType<typeof detectResponse>) => found && [found.protocol, found.id, found.state, found.step];

describe('the answer to a sign-in request', () => {
  test.each([
    ['SAMLResponse=x&RelayState=r', ['saml', 'saml', 'r', 'app.example.com receives a SAML response.']],
    ['SAMLart=x', ['saml', 'saml', undefined, 'app.example.com receives a SAML response.']],
    ['ticket=ST-1-abc', ['cas', 'cas', undefined, 'app.example.com receives a CAS service ticket.']],
    ['ticket=PT-1-abc', ['cas', 'cas', undefined, 'app.example.com receives a CAS service ticket.']],
    ['ticket=XST-1', undefined],
    ['ticket=7', undefined],
    ['code=c&state=s', ['oauth', 'oauth-code', 's', 'app.example.com receives an authorization code.']],
    ['code=c&iss=x', ['oauth', 'oauth-code', undefined, 'app.example.com receives an authorization code.']],
    ['code=c&session_state=x', ['oauth', 'oidc-code', undefined, 'app.example.com receives an authorization code.']],
    ['code=c&state=s&scope=openid', ['oauth', 'oidc-code', 's', 'app.example.com receives an authorization code.']],
    [
      'code=c&state=s&scope=email%20openid%20x',
      ['oauth', 'oidc-code', 's', 'app.example.com receives an authorization code.'],
    ],
    ['code=c&state=s&scope=xopenid', ['oauth', 'oauth-code', 's', 'app.example.com receives an authorization code.']],
    ['code=c&state=s&scope=openidx', ['oauth', 'oauth-code', 's', 'app.example.com receives an authorization code.']],
    ['code=c&state=s&id_token=t', ['oauth', 'oidc-hybrid', 's', 'app.example.com receives an authorization code.']],
    ['code=c&state=s&access_token=t', ['oauth', 'oidc-hybrid', 's', 'app.example.com receives an authorization code.']],
    ['code=c', undefined],
    ['code=c&state=s&client_id=web', undefined],
    ['code=c&state=s&grant_type=x', undefined],
    [
      'error=access_denied&state=s',
      ['oauth', 'oauth-code', 's', 'app.example.com receives the refusal “access_denied”.'],
    ],
    ['error=access_denied', undefined],
    [
      'access_token=t&token_type=bearer',
      ['oauth', 'oauth-implicit', undefined, 'app.example.com receives an access token in the URL.'],
    ],
    [
      'access_token=t&state=s',
      ['oauth', 'oauth-implicit', 's', 'app.example.com receives an access token in the URL.'],
    ],
    [
      'access_token=t&id_token=i',
      ['oauth', 'oidc-implicit', undefined, 'app.example.com receives an access token in the URL.'],
    ],
    ['access_token=t', undefined],
    ['id_token=t&state=s&a=1&b=2', ['oauth', 'oidc-implicit', 's', 'app.example.com receives an ID token.']],
    ['id_token=t&a=1&b=2', ['oauth', 'oidc-implicit', undefined, 'app.example.com receives an ID token.']],
    ['id_token=t&a=1&b=2&c=3', undefined],
    ['state=s', undefined],
    ['', undefined],
  ])('with %j is %j', (query, expected) => {
    expect(told(responseIn(query))).toEqual(expected);
  });

  test('tells why it was refused, cut where that is long', () => {
    expect(responseIn('error=access_denied&state=s')?.error).toBe('access_denied');
    expect(responseIn(`error=${'x'.repeat(50)}&state=s`)?.step).toBe(
      `app.example.com receives the refusal “${'x'.repeat(40)}”.`,
    );
    expect(responseIn('code=c&state=s')).not.toHaveProperty('error');
  });

  test.each([
    [
      ['SAMLResponse', 'RelayState=r'],
      ['saml', 'saml', 'r', 'app.example.com receives a SAML response.'],
    ],
    [['SAMLart'], ['saml', 'saml', undefined, 'app.example.com receives a SAML response.']],
    [
      ['wresult', 'wctx=c'],
      ['ws-federation', 'ws-federation', 'c', 'app.example.com receives a WS-Federation token.'],
    ],
    [
      ['code', 'state=s'],
      ['oauth', 'oauth-code', 's', 'app.example.com receives an authorization code.'],
    ],
    [['name'], undefined],
  ])('posted with %j is %j', (fields, expected) => {
    expect(told(detectResponse(viewOf(post(CALLBACK, fields))))).toEqual(expected);
  });

  test('of OAuth is posted or in the query, and in no other body', () => {
    expect(detectResponse(viewOf(post(CALLBACK, ['code', 'state=s'], { method: 'PUT' })))).toBeUndefined();
    expect(detectResponse(viewOf(post(`${CALLBACK}?code=c&state=q`, ['code', 'state=b'])))?.state).toBe('q');
    expect(detectResponse(viewOf(post(`${CALLBACK}?RelayState=q`, ['SAMLResponse'])))?.state).toBe('q');
  });

  test('in a fragment is for the site that the redirect leads to', () => {
    const found = detectFragment(viewOf(redirect('https://spa.example.com/#access_token=t&state=s')));
    expect(told(found)).toEqual([
      'oauth',
      'oauth-implicit',
      's',
      'spa.example.com receives an access token in the URL.',
    ]);
    expect(detectFragment(viewOf(redirect('https://spa.example.com/?access_token=t&state=s')))).toBeUndefined();
    expect(detectFragment(viewOf({}))).toBeUndefined();
  });
});
