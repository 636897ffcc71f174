import { describe, expect, it } from 'vitest';
import { halfHash } from '../../../../src/core/http/secrets/sha256.ts';
import { ID_CLAIMS, sampleJwt } from '../../../../src/core/rules/support/examples.ts';
import { causesOf, diagnose } from '../diagnose.ts';
import { APP, authorize, CODE, form } from '../steps.ts';

const STATE = 'st-0S6WzA2Mj4kQx81';
const asked = authorize({ response_type: 'code id_token', response_mode: 'form_post', nonce: 'no-1' });

/** The answer posted to the client, which refuses it; `claims` are those that are otherwise. */
function posted(claims: Record<string, unknown>) {
  const right = { ...ID_CLAIMS, aud: 'web', nonce: 'no-1', c_hash: halfHash(CODE), s_hash: halfHash(STATE) };
  const token = sampleJwt({ ...right, ...claims }, { alg: 'ES256', kid: 'k' });
  const requestBody = form({ code: CODE, id_token: token, state: STATE });
  return { type: 'document' as const, url: `${APP}/callback`, method: 'POST', status: 401, requestBody };
}

describe('id-token-misfit', () => {
  it.each([
    ['another nonce', { nonce: 'no-2' }, /nonce is not that of #1/],
    ['no nonce', { nonce: undefined }, /has no nonce, though #1 asked with one/],
    ['another client', { aud: 'mobile' }, /is for mobile, and web asked/],
    ['the hash of another code', { c_hash: 'MTIzNDU2Nzg5MDEyMzQ1Ng' }, /c_hash is not the hash of the code/],
    ['the hash of another state', { s_hash: 'MTIzNDU2Nzg5MDEyMzQ1Ng' }, /s_hash is not the hash of the state/],
  ])('is named first for %s', (_, claims, says) => {
    const [cause] = diagnose([asked, posted(claims)])[0]?.causes ?? [];
    expect(cause?.cause).toBe('id-token-misfit');
    expect(cause?.says).toMatch(says);
  });

  it('is silent where all fits', () => {
    expect(causesOf([asked, posted({})])).not.toContain('id-token-misfit');
  });
});
