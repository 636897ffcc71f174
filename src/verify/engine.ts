/** What pages load when a signature is to be checked or a token to be opened: the library with the keys, and what tells of them. */
export { decryptToken } from './decrypt.ts';
export {
  isProofOfKey,
  keysFromAnswer,
  keysFromHeader,
  keysFromSets,
  readDescription,
  whereKeysAre,
} from './gather.ts';
export { findKnownSecret } from './known-secret.ts';
export { mayBeSecret, readKeys, readSecret } from './read-keys.ts';
export { decryptSaml } from './saml-decrypt.ts';
export { verifyAny } from './sd-jwt.ts';
export { createKey, signToken } from './sign.ts';
