import type { JWK } from 'jose';
import { expect, it } from 'vitest';
import { verifyToken } from '../../src/verify/verify-token.ts';
import { NOW, pasted } from './tokens.ts';

const PAYLOAD = 'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ';

/** As the RFCs print them. */
const VECTORS: [string, string, JWK, string | undefined][] = [
  [
    'RFC 7515 A.1, HS256',
    `eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.${PAYLOAD}.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk`,
    { kty: 'oct', k: 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow' },
    undefined,
  ],
  [
    'RFC 7515 A.3, ES256',
    `eyJhbGciOiJFUzI1NiJ9.${PAYLOAD}.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q`,
    {
      kty: 'EC',
      crv: 'P-256',
      x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
      y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
    },
    'oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U',
  ],
  [
    'RFC 8037 A.4, EdDSA, with the thumbprint of A.3',
    'eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg',
    { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' },
    'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
  ],
];

it.each(VECTORS)('%s is verified, and no more when one character is another', async (_name, token, jwk, thumbprint) => {
  const result = await verifyToken(token, [pasted(jwk)], { now: NOW });
  expect(result.outcome).toBe('verified');
  expect(result.key?.thumbprint).toBe(thumbprint);
  const dot = token.lastIndexOf('.');
  const changed = `${token.slice(0, dot + 3)}${token[dot + 3] === 'A' ? 'B' : 'A'}${token.slice(dot + 4)}`;
  expect(await verifyToken(changed, [pasted(jwk)], { now: NOW })).toMatchObject({ code: 'signature-wrong' });
});
