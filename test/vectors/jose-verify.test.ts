import type { JWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { verifyToken } from '../../src/verify/verify-token.ts';
import { listVectors, readVectors } from './corpora.ts';

interface Example {
  input: { key: JWK };
  output: { compact?: string };
}

/** Of the examples with a compact form those whose payload is in the token, in each folder. */
describe.each([
  ['jws', 4],
  ['curve25519', 1],
] as const)('RFC 7520 cookbook, %s', (folder, count) => {
  it('verifies each signature with the key of the example', async () => {
    let verified = 0;
    for (const file of listVectors('jose-cookbook', folder)) {
      const { input, output } = readVectors<Example>('jose-cookbook', folder, file);
      const token = output.compact;
      if (token === undefined || token.includes('..') || token.split('.').length !== 3) continue;
      const result = await verifyToken(token, [{ jwk: input.key, origin: 'pasted' }], { now: 0 });
      expect([file, result.outcome, result.reason]).toMatchObject([file, 'verified', expect.any(String)]);
      verified += 1;
    }
    expect(verified).toBe(count);
  });
});
