import { describe, expect, it } from 'vitest';
import { decodeJsonSerialization } from '../../src/core/credential/decode/json-serialization.ts';
import { decodeJwt } from '../../src/core/credential/decode/jwt.ts';
import type { DecodedJwt } from '../../src/core/credential/decode/jwt-model.ts';
import { createCounts, listVectors, readVectors } from './corpora.ts';

interface Example {
  title: string;
  input: { payload?: string; plaintext?: string | string[] };
  signing?: { protected?: object } | { protected?: object }[];
  encrypting_content?: { protected?: object };
  output: { compact?: string; json?: object; json_flat?: object };
}

/** What stands in the way of nothing: the JSON form, a payload that is no claims set, several signatures of which one is shown. */
const EXPECTED = new Set(['json-serialization', 'not-json', 'more-signatures', 'not-an-object']);

describe.each([
  ['jws', 8, 'jws'],
  ['jwe', 13, 'jwe'],
  ['rfc7797', 2, 'jws'],
  ['curve25519', 2, undefined],
] as const)('RFC 7520 cookbook, %s', (folder, count, form) => {
  it('decodes every output in every serialization, with the header of the example', () => {
    const files = listVectors('jose-cookbook', folder);
    expect(files.length).toBe(count);
    const counts = createCounts(`cookbook ${folder}`);
    for (const file of files) {
      const example = readVectors<Example>('jose-cookbook', folder, file);
      for (const [serialization, output] of Object.entries(example.output)) {
        const name = `${file} ${serialization}`;
        const token = typeof output === 'string' ? decodeJwt(output) : decodeJsonSerialization(JSON.stringify(output));
        const wanted = form ?? (file.startsWith('jws') ? 'jws' : 'jwe');
        expect([name, token?.form]).toEqual([name, wanted]);
        expect([name, unexpected(token)]).toEqual([name, []]);
        counts.add(`${token?.form}, ${token?.serialization}, payload ${token?.payload}`);
        const signing = Array.isArray(example.signing) ? example.signing[0] : example.signing;
        // The header this file prints has `crit`; the one it encoded and signed has not.
        const printed = file !== '4.2.hmac-sha2_b64_false.json';
        const header = printed
          ? (signing?.protected ?? example.encrypting_content?.protected)
          : { alg: 'HS256', b64: false };
        if (header !== undefined) expect([name, { ...token?.header }]).toMatchObject([name, header]);
      }
    }
    counts.print();
  });
});

describe('RFC 7520 cookbook, section 6', () => {
  it('decodes the signed token and the one it is encrypted in', () => {
    const nested = readVectors<{ sign: Example; encrypt: Example }>(
      'jose-cookbook',
      '6.nesting_signatures_and_encryption.json',
    );
    const inner = decodeJwt(nested.sign.output.compact ?? '');
    const outer = decodeJwt(nested.encrypt.output.compact ?? '');
    expect(inner).toMatchObject({ form: 'jws', payload: 'claims', problems: [], claims: { iss: 'hobbiton.example' } });
    expect(outer).toMatchObject({ form: 'jwe', payload: 'encrypted', problems: [], header: { cty: 'JWT' } });
  });
});

function unexpected(token: DecodedJwt | undefined): string[] {
  return (token?.problems ?? []).map(({ code }) => code).filter((code) => !EXPECTED.has(code));
}
