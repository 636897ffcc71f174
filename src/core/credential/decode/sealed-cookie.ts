import { isJwt } from './jwt-detect.ts';
import {
  decodeAspNetTicket,
  decodeCakePhp,
  decodeDataProtection,
  decodeLaravel,
  decodeUserAndCiphertext,
  decodeWordPress,
  decodeYii,
} from './sealed-dotnet-php.ts';
import {
  decodeAdonisEncrypted,
  decodeClientSessions,
  decodeRackEncrypted,
  decodeRestySession,
  decodeRing,
  decodeStorageSecure,
  decodeWeb2py,
} from './sealed-encrypted.ts';
import type { SealedCookie } from './sealed-model.ts';
import {
  decodeBase64Json,
  decodeCookieSigned,
  decodeDirectJwe,
  decodeExpressSigned,
  decodeIron,
  decodeSecretbox,
} from './sealed-node.ts';
import {
  decodeCouchDb,
  decodeGorilla,
  decodeOAuth2Proxy,
  decodePlugEncrypted,
  decodePlugSigned,
  decodeRememberMe,
  decodeValueAndHmac,
} from './sealed-other.ts';
import { decodeDjangoSigning, decodeFernet, decodeItsDangerous, decodeTornado } from './sealed-python.ts';
import { decodeRailsEncrypted, decodeRailsSigned } from './sealed-rails.ts';
import {
  decodeAuthTicket,
  decodeBeaker,
  decodeBottle,
  decodeCookieCrate,
  decodeHapi,
  decodeIdAndHmac,
  decodeJooby,
  decodeKohana,
  decodeMacTimeUser,
  decodeMojolicious,
  decodePlay,
  decodePyramid,
  decodeSerializedPhp,
  decodeTornadoOld,
  decodeWerkzeug,
} from './sealed-signed.ts';

export type { SealedCookie, SealedFormat, SealedProblemCode } from './sealed-model.ts';

/** Longer values are no cookie; Web storage may hold them, and there only tokens are looked for. */
const MAX_LENGTH = 262_144;

/** From the forms that nothing else can be to those that are told by little; the first that fits is the answer. */
const DECODERS: readonly ((value: string) => SealedCookie | undefined)[] = [
  decodeIron,
  decodeExpressSigned,
  decodeDataProtection,
  decodeLaravel,
  decodePlugSigned,
  decodePlugEncrypted,
  decodeFernet,
  decodeTornado,
  decodeCakePhp,
  decodeYii,
  decodeWordPress,
  decodeBottle,
  decodeWerkzeug,
  decodeTornadoOld,
  decodeAdonisEncrypted,
  decodeClientSessions,
  decodeHapi,
  decodeWeb2py,
  decodeStorageSecure,
  decodeRestySession,
  decodeMacTimeUser,
  decodeAuthTicket,
  decodePlay,
  decodeKohana,
  decodeSerializedPhp,
  decodeRailsEncrypted,
  decodeRing,
  decodeMojolicious,
  decodeRailsSigned,
  decodeIdAndHmac,
  decodeItsDangerous,
  decodeDjangoSigning,
  decodeSecretbox,
  decodeUserAndCiphertext,
  decodeOAuth2Proxy,
  decodeValueAndHmac,
  decodeGorilla,
  decodeCouchDb,
  decodePyramid,
  decodeBeaker,
  decodeJooby,
  decodeCookieCrate,
  decodeRememberMe,
  decodeBase64Json,
  decodeCookieSigned,
  decodeAspNetTicket,
  decodeRackEncrypted,
];

/**
 * Tells which framework's form a cookie value has, by its structure alone, and shows what can be read without a key. Undefined when
 * it has none of them: an opaque ID, a JWS, or something else. A value may still be percent-encoded or in quotes. Nothing is verified.
 */
export function decodeSealedCookie(value: string): SealedCookie | undefined {
  if (value.length < 8 || value.length > MAX_LENGTH) return undefined;
  const plain = unquote(decodePercent(value));
  if (isJwt(plain)) return decodeDirectJwe(plain);
  for (const decode of DECODERS) {
    const cookie = decode(plain);
    if (cookie !== undefined) return cookie;
  }
  return undefined;
}

function decodePercent(value: string): string {
  if (!value.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function unquote(value: string): string {
  if (value.length < 2 || !value.startsWith('"') || !value.endsWith('"')) return value;
  // RFC 6265 knows no escapes in a cookie; Python writes octal ones.
  return value
    .slice(1, -1)
    .replace(/\\(?:([0-3][0-7]{2})|(.))/g, (_, octal, other) =>
      octal === undefined ? other : String.fromCharCode(Number.parseInt(octal, 8)),
    );
}
