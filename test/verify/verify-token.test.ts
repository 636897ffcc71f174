import { exportSPKI, importJWK, type JWK } from 'jose';
import { describe, expect, it } from 'vitest';
import type { Key } from '../../src/verify/key.ts';
import { verifyToken } from '../../src/verify/verify-token.ts';
import { CLAIMS, createPair, encode, NOW, pasted, secret, sign } from './tokens.ts';

const verify = (token: string, ...keys: Key[]) => verifyToken(token, keys, { now: NOW });
const SECRET = 'a secret of more than 64 bytes, so that it is long enough for each of the MACs';

describe('a token that was signed with the key', () => {
  it.each(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'])(
    'is verified: %s',
    async (alg) => {
      const { publicJwk, privateJwk } = await createPair(alg);
      const token = await sign({ alg, kid: 'k1' }, privateJwk);
      const result = await verify(token, pasted({ ...publicJwk, kid: 'k1' }));
      expect(result).toMatchObject({ outcome: 'verified', code: 'verified', alg, tried: 1, notes: [] });
      expect(result.key).toMatchObject({
        origin: 'pasted',
        kid: 'k1',
        thumbprint: expect.stringMatching(/^[\w-]{43}$/),
      });
      // The private half checks as well as the public one.
      expect(await verify(token, pasted(privateJwk))).toMatchObject({ outcome: 'verified' });
      const other = await createPair(alg);
      expect(await verify(token, pasted(other.publicJwk))).toMatchObject({
        outcome: 'refused',
        code: 'signature-wrong',
      });
      const [header, payload, signature] = token.split('.');
      const changed = `${header}.${encode({ ...CLAIMS, sub: 'admin' })}.${signature}`;
      expect(payload).not.toBe('');
      expect(await verify(changed, pasted(publicJwk))).toMatchObject({ outcome: 'refused', code: 'signature-wrong' });
    },
  );

  it.each(['HS256', 'HS384', 'HS512'])('is verified: %s', async (alg) => {
    const token = await sign({ alg }, Buffer.from(SECRET));
    const result = await verify(token, pasted(secret(SECRET)));
    expect(result).toMatchObject({ outcome: 'verified', alg, notes: [], key: { what: 'secret of 78 bytes' } });
    expect(result.key).not.toHaveProperty('thumbprint');
    expect(await verify(token, pasted(secret(`${SECRET} `)))).toMatchObject({ code: 'signature-wrong' });
  });

  it('is verified with the one key of many that fits, whatever their order', async () => {
    const pairs = await Promise.all(['a', 'b', 'c'].map((kid) => createPair('ES256', { kid })));
    const keys = pairs.map(({ publicJwk }) => pasted(publicJwk));
    const token = await sign({ alg: 'ES256', kid: 'c' }, pairs[2]?.privateJwk as JWK);
    expect(await verify(token, ...keys)).toMatchObject({ outcome: 'verified', key: { kid: 'c' }, tried: 1 });
    const unnamed = await sign({ alg: 'ES256' }, pairs[1]?.privateJwk as JWK);
    expect(await verify(unnamed, ...keys)).toMatchObject({ outcome: 'verified', key: { kid: 'b' }, notes: [] });
  });

  it('is verified with a short secret or a short key, and that is said', async () => {
    const token = await sign({ alg: 'HS256' }, Buffer.from('short'));
    const { outcome, notes } = await verify(token, pasted(secret('short')));
    expect([outcome, notes]).toEqual(['verified', [expect.stringContaining('The secret has 5 bytes; HS256 needs 32')]]);
    const algorithm = {
      name: 'RSASSA-PKCS1-v1_5',
      hash: 'SHA-256',
      modulusLength: 1024,
      publicExponent: Uint8Array.of(1, 0, 1),
    };
    const { publicKey, privateKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
    const signed = `${encode({ alg: 'RS256' })}.${encode(CLAIMS)}`;
    const signature = Buffer.from(await crypto.subtle.sign('RSASSA-PKCS1-v1_5', privateKey, Buffer.from(signed)));
    const jwk = (await crypto.subtle.exportKey('jwk', publicKey)) as JWK;
    const result = await verify(`${signed}.${signature.toString('base64url')}`, pasted(jwk));
    expect(result).toMatchObject({ outcome: 'verified', key: { what: 'RSA key of 1,024 bits' } });
    expect(result.notes).toEqual([expect.stringContaining('1,024 bits; RS256 needs 2,048')]);
    signature[3] = (signature[3] ?? 0) ^ 1;
    expect(await verify(`${signed}.${signature.toString('base64url')}`, pasted(jwk))).toMatchObject({
      code: 'signature-wrong',
    });
  });

  it('is verified with the empty secret', async () => {
    const token = await sign({ alg: 'HS256' }, new Uint8Array(1));
    expect(await verify(token, { ...pasted(secret('')), origin: 'guessed' })).toMatchObject({
      outcome: 'verified',
      key: { what: 'empty secret' },
      notes: [expect.stringContaining('0 bytes'), expect.stringContaining('Anybody who knows this secret')],
    });
  });
});

describe('the reason why a signature was not verified', () => {
  it('is that there is no key', async () => {
    const token = await sign({ alg: 'HS256' }, Buffer.from(SECRET));
    expect(await verify(token)).toMatchObject({
      outcome: 'unchecked',
      code: 'no-key',
      reason: 'There is no key to check it with. HS256 needs a secret.',
    });
  });

  it('is that no key has the name, and none fits', async () => {
    const pairs = await Promise.all([createPair('ES256', { kid: 'new' }), createPair('ES256', { kid: 'newer' })]);
    const { privateJwk } = await createPair('ES256');
    const result = await verify(
      await sign({ alg: 'ES256', kid: 'old' }, privateJwk),
      ...pairs.map(({ publicJwk }) => pasted(publicJwk)),
    );
    expect(result).toMatchObject({ outcome: 'unchecked', code: 'kid-unknown' });
    expect(result.reason).toBe(
      'No key is called “old”, as the header says (kid); there are “new”, “newer”. None of them fits either.',
    );
  });

  it('is not the name alone: a key of another name that fits is named', async () => {
    const { publicJwk, privateJwk } = await createPair('ES256', { kid: 'real' });
    const result = await verify(await sign({ alg: 'ES256', kid: 'said' }, privateJwk), pasted(publicJwk));
    expect(result).toMatchObject({ outcome: 'verified', key: { kid: 'real' } });
    expect(result.notes).toEqual([
      expect.stringContaining('names another key (kid “said”) than the one that fits (“real”)'),
    ]);
  });

  it('is the type of the key, or its curve', async () => {
    const rsa = await createPair('RS256');
    const curve = await createPair('ES384');
    const token = await sign({ alg: 'ES256' }, (await createPair('ES256')).privateJwk);
    expect(await verify(token, pasted(rsa.publicJwk))).toMatchObject({
      outcome: 'unchecked',
      code: 'key-type',
      reason: 'ES256 needs an EC key on P-256; this is an RSA key of 2,048 bits.',
      tried: 0,
    });
    expect(await verify(token, pasted(curve.publicJwk))).toMatchObject({
      code: 'key-curve',
      reason: 'ES256 needs an EC key on P-256; this is a key on P-384.',
    });
    expect(await verify(token, pasted(rsa.publicJwk), pasted(secret('x')))).toMatchObject({
      code: 'key-type',
      reason: 'ES256 needs an EC key on P-256; none of the 2 keys is one.',
    });
  });

  it.each([
    [{ alg: 'RS512' }, 'key-alg', 'The key says that it is for RS512 only (alg); the token says RS256.'],
    [{ use: 'enc' }, 'key-use', 'The key says that it is not for signatures (use: enc).'],
    [{ key_ops: ['encrypt'] }, 'key-use', 'The key says that it is not for signatures (key_ops: encrypt).'],
  ])('is what the key says it is for, though the signature fits: %j', async (more, code, reason) => {
    const { publicJwk, privateJwk } = await createPair('RS256');
    const token = await sign({ alg: 'RS256' }, privateJwk);
    expect(await verify(token, pasted({ ...publicJwk, ...more }))).toMatchObject({
      outcome: 'refused',
      code,
      reason: `${reason} The signature fits it all the same.`,
    });
    expect(await verify(token, pasted({ ...publicJwk, ...more }), pasted(publicJwk))).toMatchObject({
      outcome: 'verified',
    });
  });

  it('is a MAC that was made with the PEM of a public key, pasted or of a key set', async () => {
    const { publicJwk } = await createPair('RS256', { kid: 'k1' });
    const pem = await exportSPKI((await importJWK(publicJwk, 'RS256', { extractable: true })) as CryptoKey);
    for (const text of [pem, `${pem}\n`]) {
      const token = await sign({ alg: 'HS256', kid: 'k1' }, Buffer.from(text));
      expect(await verify(token, pasted(publicJwk))).toMatchObject({
        outcome: 'refused',
        code: 'alg-confusion',
        key: { kid: 'k1' },
      });
    }
    const innocent = await sign({ alg: 'HS256' }, Buffer.from(SECRET));
    expect(await verify(innocent, { ...pasted(publicJwk), pem })).toMatchObject({
      outcome: 'unchecked',
      code: 'key-type',
    });
  });

  it.each([
    [{ alg: 'none' }, '', 'refused', 'alg-none'],
    [{ alg: 'NonE' }, '', 'refused', 'alg-none'],
    [{ alg: 'ES256' }, '', 'refused', 'signature-missing'],
    [{ alg: 'ES256' }, 'AAAA', 'refused', 'signature-length'],
    [{ alg: 'ES256K' }, 'A'.repeat(86), 'unchecked', 'alg-unsupported'],
    [{ alg: 'Ed448' }, 'A'.repeat(152), 'unchecked', 'alg-unsupported'],
    [{ alg: 'RSA1_5' }, 'AAAA', 'refused', 'alg-unknown'],
    [{ alg: 'XY999' }, 'AAAA', 'unchecked', 'alg-unknown'],
    [{ typ: 'JWT' }, 'AAAA', 'refused', 'alg-missing'],
  ])('is the header or the signature itself: %j “%.4s”', async (header, signature, outcome, code) => {
    const { publicJwk } = await createPair('ES256');
    const result = await verify(`${encode(header)}.${encode(CLAIMS)}.${signature}`, pasted(publicJwk));
    expect(result).toMatchObject({ outcome, code, tried: 0 });
    expect(result.reason).toMatch(/^[A-Z“].*\.$/);
  });

  it('is a signature in ASN.1', async () => {
    const { publicJwk } = await createPair('ES256');
    const der = Buffer.from([0x30, 0x44, ...new Array(68).fill(1)]).toString('base64url');
    const { code, reason } = await verify(`${encode({ alg: 'ES256' })}.${encode(CLAIMS)}.${der}`, pasted(publicJwk));
    expect([code, reason]).toEqual(['signature-length', expect.stringContaining('ASN.1, as OpenSSL writes it')]);
  });

  it.each(['', 'a.b.c', 'a.b', '{}', 'eyJhbGciOiJFUzI1NiJ9', `${encode({ alg: 'dir', enc: 'A128GCM' })}.....`])(
    'is that it is no signed token: “%s”',
    async (token) => {
      expect(await verify(token, pasted(secret('x')))).toMatchObject({ outcome: 'unchecked', code: 'not-a-jws' });
    },
  );

  it('is that only its receiver can read it', async () => {
    expect(await verify(`${encode({ alg: 'dir', enc: 'A128GCM' })}..AAAA.AAAA.AAAA`)).toMatchObject({
      code: 'encrypted',
    });
  });

  it('is a damaged key', async () => {
    const token = await sign({ alg: 'ES256' }, (await createPair('ES256')).privateJwk);
    const result = await verify(token, pasted({ kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA' }));
    expect(result).toMatchObject({ outcome: 'unchecked', code: 'key-broken', tried: 0 });
  });
});

describe('what is said beside the signature', () => {
  it('is where the token itself points for a key, which is not used', async () => {
    const { publicJwk, privateJwk } = await createPair('ES256');
    const token = await sign({ alg: 'ES256', jku: 'https://elsewhere.example/keys' }, privateJwk);
    const { outcome, notes } = await verify(token, pasted(publicJwk));
    expect([outcome, notes]).toEqual([
      'verified',
      [expect.stringMatching(/https:\/\/elsewhere\.example\/keys \(jku\)\. It was not used/)],
    ]);
  });

  it('is what a verifier has to check still', async () => {
    const { publicJwk, privateJwk } = await createPair('ES256');
    const claims = { ...CLAIMS, exp: NOW / 1000 - 60, nbf: NOW / 1000 + 60, cnf: { jkt: 'x' } };
    const token = await sign({ alg: 'ES256', typ: 'at+jwt' }, privateJwk, claims);
    const { outcome, checks } = await verify(token, pasted(publicJwk));
    expect(outcome).toBe('verified');
    expect(checks.map(({ name, state, value }) => [name, state, value])).toEqual([
      ['exp', 'wrong', undefined],
      ['nbf', 'wrong', undefined],
      ['iss', 'yours', 'https://id.example'],
      ['aud', 'yours', 'web'],
      ['typ', 'yours', 'at+jwt'],
      ['cnf', 'yours', undefined],
    ]);
  });

  it('names what is missing, and members of the header that must be understood', async () => {
    const { publicJwk, privateJwk } = await createPair('ES256');
    const parts = [encode({ alg: 'ES256', crit: ['exp2'], exp2: 1 }), encode({ sub: 'u' })];
    const key = await crypto.subtle.importKey(
      'jwk',
      privateJwk as JsonWebKey,
      { name: 'ECDSA', namedCurve: 'P-256' },
      false,
      ['sign'],
    );
    const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, Buffer.from(parts.join('.')));
    const { outcome, checks } = await verify(
      `${parts.join('.')}.${Buffer.from(signature).toString('base64url')}`,
      pasted(publicJwk),
    );
    expect(outcome).toBe('verified');
    expect(checks.map(({ name, value }) => [name, value])).toEqual([
      ['exp', 'none'],
      ['iss', 'none'],
      ['aud', 'none'],
      ['typ', 'none'],
      ['crit', 'exp2'],
    ]);
  });

  it('is no secret: neither the secret nor a private key is in any result', async () => {
    const { privateJwk } = await createPair('RS256');
    const results = [
      await verify(await sign({ alg: 'RS256' }, privateJwk), pasted(privateJwk)),
      await verify(await sign({ alg: 'HS256' }, Buffer.from(SECRET)), pasted(secret(SECRET))),
      await verify(await sign({ alg: 'HS256' }, Buffer.from('other')), pasted(secret(SECRET))),
    ];
    const text = JSON.stringify(results);
    for (const hidden of [privateJwk.d, privateJwk.p, privateJwk.n, SECRET, secret(SECRET).k])
      expect(text).not.toContain(hidden);
  });
});
