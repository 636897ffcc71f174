import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decodeSdJwt, isSdJwt, matchDisclosures } from '../../src/core/credential/decode/sd-jwt.ts';
import { createCounts, readVectorText } from './corpora.ts';

const digest = async (algorithm: string, text: string) =>
  algorithm === 'sha-256' ? createHash('sha256').update(text).digest('base64url') : undefined;

describe('SD-JWT literal tokens', () => {
  it('decodes every token with its disclosures, and finds the digest of each', async () => {
    const tokens = readVectorText('sd-jwt', 'literal-tokens.txt').split('\n').filter(Boolean);
    expect(tokens.length).toBe(9);
    const counts = createCounts('SD-JWT');
    for (const [index, text] of tokens.entries()) {
      const token = decodeSdJwt(text);
      expect([index, isSdJwt(text), token.jwt.form, token.problems]).toEqual([index, true, 'jws', []]);
      expect([index, token.disclosures.flatMap(({ problems }) => problems)]).toEqual([index, []]);
      const matched = await matchDisclosures(token, digest);
      expect([index, [...matched.values()].filter((match) => !match)]).toEqual([index, []]);
      counts.add('decoded');
      if (token.keyBinding !== undefined) counts.add('with key binding');
      for (const _ of token.disclosures) counts.add('disclosures, each with its digest');
    }
    counts.print();
    expect(counts.get('decoded')).toBe(9);
  });
});
