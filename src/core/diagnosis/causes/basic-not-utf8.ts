import { decodeAnyBase64 } from '../../credential/decode/base64.ts';
import { decodeUtf8 } from '../../credential/decode/utf8.ts';
import { type CauseMeta, defineCause, REFUSALS } from '../cause.ts';
import { hash } from '../words.ts';

export const meta: CauseMeta = {
  id: 'basic-not-utf8',
  title: 'The Basic credentials are not UTF-8',
  expected: 'Name and password encoded as UTF-8 before base64.',
  mends: 'page',
  next: [
    'Encode UTF-8 bytes before base64: btoa(String.fromCharCode(...new TextEncoder().encode(text))). btoa alone encodes Latin-1.',
  ],
  verify: 'Try an account whose name and password have ASCII letters only: it works.',
  references: ['RFC 7617 2.1'],
};

export default defineCause({
  id: 'basic-not-utf8',
  kinds: REFUSALS,
  check({ trace }) {
    const { authorization } = trace;
    if (authorization?.scheme !== 'basic' || authorization.token68 === undefined) return undefined;
    const bytes = decodeAnyBase64(authorization.token68).bytes;
    if (bytes.length === 0 || isUtf8(bytes)) return undefined;
    const odd = bytes.find((byte) => byte >= 0x80) ?? 0;
    const hex = odd.toString(16).toUpperCase();
    return {
      weight: 20,
      says: `the Basic credentials are not UTF-8 (byte ${hex}): btoa encodes Latin-1, and the server reads UTF-8`,
      evidence: [
        { text: `The decoded credentials of ${hash(trace)} have the byte ${hex} and are no UTF-8`, exchanges: [trace] },
      ],
      about: trace.origin,
      observed: `The credentials have the byte ${hex}, which is not UTF-8.`,
    };
  },
});

function isUtf8(bytes: Uint8Array): boolean {
  return decodeUtf8(bytes).ok;
}
