import { decodeAnyBase64 } from './base64.ts';

/** What a Negotiate or NTLM token is (RFC 4559, MS-NLMP). */
export interface DecodedNegotiate {
  mechanism: 'ntlm' | 'spnego' | 'kerberos' | 'unknown';
  /** NTLM: which of the three messages. */
  message?: 'negotiate' | 'challenge' | 'authenticate';
  /** SPNEGO: the mechanisms that it offers, by name. */
  offers: string[];
  /** NTLM authenticate: who signs in. */
  user?: string;
  domain?: string;
  workstation?: string;
  problems: ('not-base64' | 'cut-short')[];
}

const NTLM = [0x4e, 0x54, 0x4c, 0x4d, 0x53, 0x53, 0x50, 0x00];
const NTLM_MESSAGES = ['negotiate', 'challenge', 'authenticate'] as const;
/** Object identifiers in DER, as the bytes of their value in hexadecimal. */
const MECHANISMS: readonly [string, string][] = [
  ['2a864886f712010202', 'Kerberos'],
  ['2a864882f712010202', 'Kerberos (Microsoft)'],
  ['2b06010401823702020a', 'NTLM'],
  ['2b06010401823702021e', 'NegoEx'],
];
const SPNEGO = '2b0601050502';

/** Tells NTLM from SPNEGO and Kerberos by the token's first bytes, and reads the names an NTLM message shows. Never throws. */
export function decodeNegotiate(token: string): DecodedNegotiate {
  const { bytes, ok } = decodeAnyBase64(token);
  const decoded: DecodedNegotiate = { mechanism: 'unknown', offers: [], problems: ok ? [] : ['not-base64'] };
  if (isNtlm(bytes)) readNtlm(bytes, decoded);
  else if (bytes[0] === 0x60 || bytes[0] === 0xa1 || bytes[0] === 0xa0) {
    const head = Array.from(bytes.subarray(0, 256), (byte) => byte.toString(16).padStart(2, '0')).join('');
    // The object identifier of the mechanism follows the outer tag and its length (RFC 2743 section 3.1).
    const spnego = head.slice(0, 40).includes(`0606${SPNEGO}`) || bytes[0] !== 0x60;
    const own = head.slice(0, 48);
    decoded.mechanism = spnego
      ? 'spnego'
      : MECHANISMS.slice(0, 2).some(([oid]) => own.includes(oid))
        ? 'kerberos'
        : 'unknown';
    decoded.offers = MECHANISMS.filter(([oid]) =>
      head.includes((oid.length / 2).toString(16).padStart(2, '0') + oid),
    ).map(([, name]) => name);
  }
  return decoded;
}

function isNtlm(bytes: Uint8Array): boolean {
  return NTLM.every((byte, at) => bytes[at] === byte);
}

function readNtlm(bytes: Uint8Array, decoded: DecodedNegotiate): void {
  decoded.mechanism = 'ntlm';
  const message = NTLM_MESSAGES[(bytes[8] ?? 0) - 1];
  if (message === undefined) decoded.problems.push('cut-short');
  else decoded.message = message;
  if (message !== 'authenticate') return;
  const unicode = ((bytes[60] ?? 0) & 1) === 1;
  for (const [field, at] of [
    ['domain', 28],
    ['user', 36],
    ['workstation', 44],
  ] as const) {
    const text = readField(bytes, at, unicode);
    if (text === undefined) decoded.problems.push('cut-short');
    else if (text !== '') decoded[field] = text;
  }
}

/** A length, a maximum and an offset, little-endian (MS-NLMP section 2.2.1.3). */
function readField(bytes: Uint8Array, at: number, unicode: boolean): string | undefined {
  if (bytes.length < at + 8) return undefined;
  const length = Math.min(512, (bytes[at] as number) | ((bytes[at + 1] as number) << 8));
  const offset = [0, 1, 2, 3].reduce((sum, index) => sum + (bytes[at + 4 + index] as number) * 256 ** index, 0);
  if (offset + length > bytes.length) return undefined;
  let text = '';
  for (let index = offset; index < offset + length; index += unicode ? 2 : 1) {
    text += String.fromCharCode((bytes[index] as number) | (unicode ? (bytes[index + 1] ?? 0) << 8 : 0));
  }
  return text;
}
