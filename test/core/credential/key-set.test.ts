import { exportJWK, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { readKeySet } from '../../../src/core/credential/key-set.ts';
import { createScrubber } from '../../../src/core/http/scrub.ts';

const rsa = { kty: 'RSA', kid: 'a', use: 'sig', alg: 'RS256', n: 'u1SU1LfVLPHCozMxH2Mo', e: 'AQAB' };
const read = (value: unknown) => readKeySet(JSON.stringify(value));

describe('readKeySet', () => {
  it('keeps what a check of a signature needs, and nothing else', () => {
    const key = { ...rsa, key_ops: ['verify'], x5c: ['MIIC'], x5t: 'abc', note: 'made by hand' };
    expect(read({ keys: [key], more: 1 })).toEqual([{ ...rsa, key_ops: ['verify'] }]);
  });

  it('never keeps a private member, nor a symmetric key', async () => {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const { privateKey: curve } = await generateKeyPair('ES256', { extractable: true });
    const whole = [await exportJWK(privateKey), await exportJWK(curve)];
    const kept = read({ keys: [...whole, { kty: 'oct', kid: 's', k: 'c2VjcmV0LXNlY3JldA' }] }) ?? [];
    expect(kept.map((key) => Object.keys(key).sort())).toEqual([
      ['e', 'kty', 'n'],
      ['crv', 'kty', 'x', 'y'],
    ]);
    const secrets = whole
      .flatMap(({ d, p, q, dp, dq, qi }) => [d, p, q, dp, dq, qi])
      .filter((one) => one !== undefined);
    expect(secrets).toHaveLength(7);
    for (const secret of secrets) expect(JSON.stringify(kept)).not.toContain(secret);
  });

  it.each([
    ['no JSON', '{"keys": [{"kty":'],
    ['a list of other keys', JSON.stringify({ keys: [{ id: 1 }, 'kty', null] })],
    ['only secrets', JSON.stringify({ keys: [{ kty: 'oct', k: 'c2VjcmV0' }] })],
    ['a key without its numbers', JSON.stringify({ keys: [{ kty: 'RSA', n: 'abc' }] })],
    ['a key of a type by the name of a built-in', JSON.stringify({ keys: [{ kty: 'toString', n: 'abc' }] })],
    ['numbers that are no base64url', JSON.stringify({ keys: [{ kty: 'RSA', n: '<b>', e: 'AQAB' }] })],
  ])('gives nothing for %s', (_what, text) => {
    expect(readKeySet(text)).toBeUndefined();
  });

  it('is bounded, however many keys there are and however long their names', () => {
    const many = Array.from({ length: 100 }, (_, at) => ({ ...rsa, kid: `${at}`, n: 'n'.repeat(2_000) }));
    expect(JSON.stringify(read({ keys: many })).length).toBeLessThan(34_000);
    expect(read({ keys: Array.from({ length: 100 }, () => rsa) })).toHaveLength(64);
    expect(read({ keys: [{ ...rsa, kid: 'k'.repeat(5_000) }] })).toEqual([{ ...rsa, kid: undefined }]);
  });

  it('reads the set as it is once what must never be kept was taken out', async () => {
    const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
    const jwk = await exportJWK(publicKey);
    const scrubbed = createScrubber('salt').text(
      JSON.stringify({ keys: [{ ...(await exportJWK(privateKey)), ...rsa, ...jwk }] }),
    );
    expect(readKeySet(scrubbed)).toEqual([{ ...rsa, ...jwk }]);
  });
});
