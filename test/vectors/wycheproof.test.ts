import { decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { decodeJsonSerialization } from '../../src/core/credential/decode/json-serialization.ts';
import { decodeJwt } from '../../src/core/credential/decode/jwt.ts';
import { createCounts, readVectors } from './corpora.ts';

interface Vectors {
  numberOfTests: number;
  testGroups: {
    tests: { tcId: number; comment: string; jws?: string | object; jwe?: string | object; result: string }[];
  }[];
}

/** What the decoder is expected to be given; the suites' "invalid" is about verification, which a decoder does not do. */
const FILES = [
  ['json_web_signature_test.json', 401],
  ['json_web_encryption_test.json', 139],
  ['json_web_key_test.json', 26],
  ['json_web_crypto_test.json', 83],
] as const;

describe.each(FILES)('Wycheproof %s', (file, expected) => {
  it('decodes every token, or refuses it for a named reason', () => {
    const { testGroups, numberOfTests } = readVectors<Vectors>('wycheproof', file);
    const tests = testGroups.flatMap((group) => group.tests);
    expect([numberOfTests, tests.length]).toEqual([expected, expected]);
    const counts = createCounts(file);
    for (const { tcId, comment, jws, jwe, result } of tests) {
      const given = jws ?? jwe ?? '';
      const text = typeof given === 'string' ? given : JSON.stringify(given);
      const token = decodeJsonSerialization(text) ?? decodeJwt(text);
      const codes = token.problems.map(({ code }) => code);
      counts.add(token.form === 'broken' ? `refused (${[...new Set(codes)].join(' + ')})` : `decoded as ${token.form}`);
      const name = `${tcId} ${comment}`;
      // What a library accepts must be shown whole, with nothing called wrong that keeps it from being read.
      if (result === 'valid') expect([name, token.form]).toEqual([name, jwe === undefined ? 'jws' : 'jwe']);
      if (token.form === 'broken') expect([name, codes.length > 0]).toEqual([name, true]);
      expect([name, headerBy(text)]).toEqual([name, headerBy(text) && { ...token.header }]);
    }
    counts.print();
    expect(counts.total()).toBe(expected);
  });
});

/** The header as jose reads it, undefined where jose refuses. */
function headerBy(text: string): object | undefined {
  if (text.startsWith('{')) return undefined;
  try {
    return decodeProtectedHeader(text);
  } catch {
    return undefined;
  }
}
