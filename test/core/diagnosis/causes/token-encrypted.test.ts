import { describe, expect, it } from 'vitest';
import { encodeBase64Url } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { API, authorize, IDP, json, me, token } from '../steps.ts';

const JWE = `${encodeBase64Url(JSON.stringify({ alg: 'dir', enc: 'A256GCM', iss: 'https://id.provider.net/' }))}..bQ7AC-RWrFLAtMIU.Mv8mZRz4KLHunucWOzu5BqFPbdqY.hZ5tQm1xVb2nK8sLr4cYdA`;

describe('token-encrypted', () => {
  it('is named where a JWE of the provider goes to an API and no audience was asked for', () => {
    expect(
      causesOf([
        authorize(),
        token({}, { responseBody: json({ access_token: JWE }) }),
        me({ url: `${API}/me`, request: { authorization: `Bearer ${JWE}` } }),
      ])[0],
    ).toBe('token-encrypted');
  });

  it('is silent where it goes back to who made it', () => {
    expect(
      causesOf([
        authorize(),
        token({}, { responseBody: json({ access_token: JWE }) }),
        me({ url: `${IDP}/userinfo`, request: { authorization: `Bearer ${JWE}` } }),
      ]),
    ).not.toContain('token-encrypted');
  });
});
