/** What pages load when a signature is to be checked: the library with the keys and what tells of them. */
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
export { verifyAny } from './sd-jwt.ts';
