import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifyAny } from '../../src/verify/sd-jwt.ts';
import { createPair, NOW, pasted, sign } from './tokens.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('base64url');
const disclose = (name: string, value: unknown) =>
  Buffer.from(JSON.stringify(['salt-of-128-bits', name, value])).toString('base64url');

async function issue({ typ = 'kb+jwt', digest = (text: string) => hash(text), changed = false, bound = true } = {}) {
  const issuer = await createPair('ES256');
  const holder = await createPair('EdDSA');
  const disclosures = [disclose('given_name', 'Ada'), disclose('email', 'ada@example.org')];
  const claims = {
    iss: 'https://id.example',
    _sd: disclosures.map(hash),
    ...(bound ? { cnf: { jwk: holder.publicJwk } } : {}),
  };
  const shown = changed ? [disclosures[0], disclose('email', 'eve@example.org')] : disclosures;
  const presented = `${await sign({ alg: 'ES256', typ: 'dc+sd-jwt' }, issuer.privateJwk, claims)}~${shown.join('~')}~`;
  const proof = await sign({ alg: 'EdDSA', typ }, holder.privateJwk, {
    aud: 'v',
    nonce: 'n',
    iat: 1,
    sd_hash: digest(presented),
  });
  return { presented, proof, key: pasted(issuer.publicJwk), other: (await createPair('EdDSA')).privateJwk };
}
const verify = (text: string, key: ReturnType<typeof pasted>) => verifyAny(text, [key], { now: NOW });

describe('an SD-JWT', () => {
  it('is verified with its disclosures and the proof of its key', async () => {
    const { presented, proof, key } = await issue();
    const result = await verify(presented + proof, key);
    expect(result).toMatchObject({ outcome: 'verified', alg: 'ES256' });
    expect(result.parts).toEqual([
      { name: 'Disclosures', state: 'right', text: 'Each of the 2 has its digest in the token.' },
      { name: 'Key binding', state: 'right', text: expect.stringContaining('over exactly these disclosures') },
    ]);
  });

  it.each([
    ['a disclosure was changed', { changed: true }, '', 'Disclosures', 'wrong', /1 of 2 have no digest/],
    ['the proof is over others', { digest: () => hash('x') }, 'proof', 'Key binding', 'wrong', /sd_hash/],
    ['the proof is of another kind', { typ: 'JWT' }, 'proof', 'Key binding', 'wrong', /not kb\+jwt/],
    ['there is no proof', {}, '', 'Key binding', 'unknown', /no proof of that key/],
    ['there is no key', { bound: false }, '', 'Key binding', 'unknown', /whoever has it can use it/],
    ['there is a proof of no key', { bound: false }, 'proof', 'Key binding', 'unknown', /names no key/],
  ] as const)('says when %s', async (_when, how, end, name, state, text) => {
    const { presented, proof, key } = await issue(how);
    const { outcome, parts } = await verify(end === '' ? presented : presented + proof, key);
    expect(outcome).toBe('verified');
    expect(parts?.find((part) => part.name === name)).toEqual({ name, state, text: expect.stringMatching(text) });
  });

  it('says when the proof is signed with another key', async () => {
    const { presented, key, other } = await issue();
    const { parts } = await verify(
      presented + (await sign({ alg: 'EdDSA', typ: 'kb+jwt' }, other, { sd_hash: hash(presented) })),
      key,
    );
    expect(parts?.at(-1)).toMatchObject({
      state: 'wrong',
      text: expect.stringContaining('was not made with this key'),
    });
  });
});
