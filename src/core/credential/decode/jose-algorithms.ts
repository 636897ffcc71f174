/** What a registered `alg` or `enc` value stands for (IANA JOSE registry; RFC 7518, 8037, 8812, 9864, 9964). */
export interface JoseAlgorithm {
  /** In words, for people. */
  name: string;
  use: 'signature' | 'mac' | 'none' | 'key-management' | 'content-encryption';
  /** Length of the signature, of the authentication tag, in bytes, where the algorithm fixes it. */
  bytes?: number;
  /** Length of the initialization vector in bytes. */
  ivBytes?: number;
  /** JWE: the encrypted key part is empty, for the key is shared or agreed on. */
  noEncryptedKey?: boolean;
}

const signature = (name: string, bytes?: number): JoseAlgorithm => withBytes({ name, use: 'signature' }, bytes);
const mac = (name: string, bytes: number): JoseAlgorithm => ({ name, use: 'mac', bytes });
const keys = (name: string, noEncryptedKey?: boolean): JoseAlgorithm =>
  noEncryptedKey ? { name, use: 'key-management', noEncryptedKey } : { name, use: 'key-management' };
const content = (name: string, bytes: number, ivBytes: number): JoseAlgorithm => ({
  name,
  use: 'content-encryption',
  bytes,
  ivBytes,
});

function withBytes(algorithm: JoseAlgorithm, bytes: number | undefined): JoseAlgorithm {
  return bytes === undefined ? algorithm : { ...algorithm, bytes };
}

const ALGORITHMS: ReadonlyMap<string, JoseAlgorithm> = new Map([
  ['none', { name: 'no signature', use: 'none', bytes: 0 }],
  ['HS256', mac('HMAC with SHA-256 (shared secret)', 32)],
  ['HS384', mac('HMAC with SHA-384 (shared secret)', 48)],
  ['HS512', mac('HMAC with SHA-512 (shared secret)', 64)],
  ['RS256', signature('RSA PKCS #1 v1.5 with SHA-256')],
  ['RS384', signature('RSA PKCS #1 v1.5 with SHA-384')],
  ['RS512', signature('RSA PKCS #1 v1.5 with SHA-512')],
  ['PS256', signature('RSA-PSS with SHA-256')],
  ['PS384', signature('RSA-PSS with SHA-384')],
  ['PS512', signature('RSA-PSS with SHA-512')],
  ['ES256', signature('ECDSA on P-256 with SHA-256', 64)],
  ['ES384', signature('ECDSA on P-384 with SHA-384', 96)],
  ['ES512', signature('ECDSA on P-521 with SHA-512', 132)],
  ['ES256K', signature('ECDSA on secp256k1 with SHA-256', 64)],
  ['EdDSA', signature('EdDSA')],
  ['Ed25519', signature('EdDSA on Ed25519', 64)],
  ['Ed448', signature('EdDSA on Ed448', 114)],
  ['ML-DSA-44', signature('ML-DSA-44 (post-quantum)', 2420)],
  ['ML-DSA-65', signature('ML-DSA-65 (post-quantum)', 3309)],
  ['ML-DSA-87', signature('ML-DSA-87 (post-quantum)', 4627)],
  ['RSA1_5', keys('key encrypted with RSA PKCS #1 v1.5')],
  ['RSA-OAEP', keys('key encrypted with RSA-OAEP and SHA-1')],
  ['RSA-OAEP-256', keys('key encrypted with RSA-OAEP and SHA-256')],
  ['RSA-OAEP-384', keys('key encrypted with RSA-OAEP and SHA-384')],
  ['RSA-OAEP-512', keys('key encrypted with RSA-OAEP and SHA-512')],
  ['A128KW', keys('key wrapped with AES-128')],
  ['A192KW', keys('key wrapped with AES-192')],
  ['A256KW', keys('key wrapped with AES-256')],
  ['A128GCMKW', keys('key wrapped with AES-128-GCM')],
  ['A192GCMKW', keys('key wrapped with AES-192-GCM')],
  ['A256GCMKW', keys('key wrapped with AES-256-GCM')],
  ['dir', keys('a key both sides already share, used directly', true)],
  ['ECDH-ES', keys('key agreed on by ECDH with an ephemeral key', true)],
  ['ECDH-ES+A128KW', keys('key wrapped with AES-128, under an ECDH agreement')],
  ['ECDH-ES+A192KW', keys('key wrapped with AES-192, under an ECDH agreement')],
  ['ECDH-ES+A256KW', keys('key wrapped with AES-256, under an ECDH agreement')],
  ['PBES2-HS256+A128KW', keys('key wrapped with AES-128, under a password (PBKDF2 with SHA-256)')],
  ['PBES2-HS384+A192KW', keys('key wrapped with AES-192, under a password (PBKDF2 with SHA-384)')],
  ['PBES2-HS512+A256KW', keys('key wrapped with AES-256, under a password (PBKDF2 with SHA-512)')],
]);

const ENCRYPTIONS: ReadonlyMap<string, JoseAlgorithm> = new Map([
  ['A128CBC-HS256', content('AES-128-CBC with HMAC SHA-256', 16, 16)],
  ['A192CBC-HS384', content('AES-192-CBC with HMAC SHA-384', 24, 16)],
  ['A256CBC-HS512', content('AES-256-CBC with HMAC SHA-512', 32, 16)],
  ['A128GCM', content('AES-128-GCM', 16, 12)],
  ['A192GCM', content('AES-192-GCM', 16, 12)],
  ['A256GCM', content('AES-256-GCM', 16, 12)],
]);

/** What the `alg` of a JOSE header stands for; undefined when it is not registered. */
export function getAlgorithm(alg: string): JoseAlgorithm | undefined {
  return ALGORITHMS.get(alg);
}

/** What the `enc` of a JOSE header stands for (RFC 7518 section 5); undefined when it is not registered. */
export function getEncryption(enc: string): JoseAlgorithm | undefined {
  return ENCRYPTIONS.get(enc);
}
