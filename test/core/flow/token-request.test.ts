import { describe, expect, test } from 'vitest';
import type { Recorded } from '../../../src/core/credential/book.ts';
import type { CredentialRole } from '../../../src/core/credential/credential.ts';
import { createSiteFlow, type OpenAttempt, openAttempt } from '../../../src/core/flow/site-flow.ts';
import { observeTokenRequest } from '../../../src/core/flow/token-request.ts';
import type { ExampleExchange } from '../../../src/core/rules/rule.ts';
import { post, viewOf } from './views.ts';

const TOKEN = 'https://app.example.com/token';
const receives = (role: CredentialRole, direction = 'received') =>
  ({ credential: { role }, found: { direction } }) as unknown as Recorded;

/** What becomes of the site's attempts, the open ones first, when the fields are sent to where tokens are had. */
function redeem(
  fields: string[],
  more: ExampleExchange = {},
  recorded: Recorded[] = [],
  ...open: Partial<OpenAttempt>[]
) {
  const known = createSiteFlow('example.com');
  for (const one of open) Object.assign(openAttempt(known, viewOf({}), { id: 'oauth-code', named: true }), one);
  const taken = observeTokenRequest(known, viewOf(post(TOKEN, fields, more)), recorded);
  return { taken, attempts: known.attempts };
}
const CODE = 'grant_type=authorization_code';
const DEVICE = 'grant_type=urn:ietf:params:oauth:grant-type:device_code';

describe('a token request', () => {
  test.each([
    ['password', 'oauth-password'],
    ['http://auth0.com/oauth/grant-type/password-realm', 'oauth-password'],
    ['client_credentials', 'oauth-client-credentials'],
    ['authorization_code', 'oauth-code'],
    ['urn:ietf:params:oauth:grant-type:device_code', 'oauth-device'],
  ])('with the grant %s is %s', (grant, id) => {
    expect(redeem([`grant_type=${grant}`]).attempts).toMatchObject([
      { id, named: true, outcome: 'succeeded', minted: true },
    ]);
  });

  test.each(['refresh_token', 'toString', 'else'])('with the grant %s signs nobody in', (grant) => {
    expect(redeem([`grant_type=${grant}`])).toEqual({ taken: false, attempts: [] });
  });

  test.each<[number, string, boolean]>([
    [200, 'succeeded', true],
    [299, 'succeeded', true],
    [199, 'pending', false],
    [300, 'pending', false],
    [399, 'pending', false],
    [400, 'failed', false],
    [500, 'failed', false],
    [0, 'pending', false],
  ])('that is answered %i has %s', (status, outcome, minted) => {
    const { taken, attempts } = redeem(['grant_type=password'], { status });
    expect([taken, attempts[0]?.outcome, attempts[0]?.minted]).toEqual([true, outcome, minted]);
    expect(redeem([DEVICE], { status }).attempts).toHaveLength(minted ? 1 : 0);
  });

  test('belongs to the newest code that was received', () => {
    const open = [
      { exchanges: ['a'] },
      { id: 'oidc-code', exchanges: ['b'] },
      { id: 'form', exchanges: ['c'] },
    ] as const;
    const exchanges = (grant: string) =>
      redeem([grant], {}, [], ...open.map((one) => ({ ...one, exchanges: [...one.exchanges] }))).attempts.map(
        (one) => one.exchanges,
      );
    expect(exchanges(CODE)).toEqual([['a'], ['b', '1'], ['c']]);
    expect(exchanges('grant_type=password')).toEqual([['a'], ['b'], ['c'], ['1']]);
    const hybrid = { id: 'oidc-hybrid', exchanges: ['h'] } as const;
    expect(redeem([CODE], {}, [], { ...hybrid, exchanges: ['h'] }).attempts).toMatchObject([{ id: 'oidc-hybrid' }]);
  });

  test('is OpenID Connect when an ID token comes, or the scope says so', () => {
    const idOf = (fields: string[], recorded: Recorded[]) => redeem([CODE, ...fields], {}, recorded).attempts[0]?.id;
    expect(idOf([], [receives('id')])).toBe('oidc-code');
    expect(idOf([], [receives('access')])).toBe('oauth-code');
    expect(idOf([], [receives('id', 'sent')])).toBe('oauth-code');
    expect(idOf(['scope=email  openid'], [])).toBe('oidc-code');
    expect(idOf(['scope=openidx'], [])).toBe('oauth-code');
    expect(redeem(['grant_type=password', 'scope=openid']).attempts[0]?.id).toBe('oauth-password');
  });

  test.each([
    [undefined, true, 'unknown'],
    [undefined, false, 'none'],
    ['unknown', false, 'none'],
    ['none', true, 'unknown'],
    ['none', false, 'none'],
    ['S256', true, 'S256'],
    ['S256', false, 'S256'],
    ['plain', true, 'plain'],
  ] as const)('after a challenge by %s, with a verifier %j, has PKCE %s', (pkce, verifier, result) => {
    const fields = verifier ? [CODE, 'code_verifier'] : [CODE];
    expect(redeem(fields, {}, [], pkce === undefined ? {} : { pkce }).attempts[0]?.pkce).toBe(result);
    expect(redeem(['grant_type=password', 'code_verifier']).attempts[0]).not.toHaveProperty('pkce');
  });

  test('goes to a provider where the page is of another host', () => {
    const providerOf = (more: ExampleExchange, open: Partial<OpenAttempt>[] = []) =>
      redeem([CODE], more, [], ...open).attempts[0]?.provider;
    expect(providerOf({ pageUrl: 'https://www.other.com/' })).toBe('app.example.com');
    expect(providerOf({ pageUrl: 'https://app.example.com:8443/' })).toBeUndefined();
    expect(providerOf({ pageUrl: 'nowhere' })).toBeUndefined();
    expect(providerOf({ pageUrl: 'https://www.other.com/' }, [{ provider: 'id.third.com' }])).toBe('id.third.com');
  });

  test('is told with its grant, cut where that is long', () => {
    expect(redeem(['grant_type=http://auth0.com/oauth/grant-type/password-realm']).attempts[0]?.steps).toEqual([
      'The browser asks app.example.com/token for a token (grant http://auth0.com/oauth/grant-type/password-realm).',
      'The token endpoint answers 200.',
    ]);
  });
});

test('a code that is refused when it is sent again takes the tokens of the first time from nobody', () => {
  const again = (first: number) => {
    const known = createSiteFlow('example.com');
    for (const status of [first, 400]) observeTokenRequest(known, viewOf(post(TOKEN, [CODE], { status })), []);
    return known.attempts.map(({ outcome }) => outcome);
  };
  expect(again(200)).toEqual(['succeeded']);
  expect(again(400)).toEqual(['failed']);
});
