import { decodeAnyBase64 } from './base64.ts';
import { decodeUtf8, hasControlCharacters } from './utf8.ts';

export type MacaroonProblemCode = 'cut-short' | 'not-a-macaroon' | 'no-signature' | 'too-many-caveats';

/** A condition that a macaroon carries. */
export interface Caveat {
  /** As text; hexadecimal when it is no text. */
  id: string;
  /** Where a third party can discharge it. */
  location?: string;
  thirdParty: boolean;
}

/** A macaroon; its signature, which is what makes it a secret, is not in it. */
export interface DecodedMacaroon {
  version: 1 | 2;
  location?: string;
  identifier?: string;
  caveats: Caveat[];
  problems: MacaroonProblemCode[];
}

const MAX_CAVEATS = 256;
const MAX_FIELD = 65_536;

/** Decodes a macaroon in the binary format 1 or 2 (libmacaroons), in base64; undefined when it is neither. Never throws. */
export function decodeMacaroon(value: string): DecodedMacaroon | undefined {
  if (value.length < 16) return undefined;
  const { bytes, problems } = decodeAnyBase64(value);
  if (problems.some(({ code }) => code === 'invalid-character')) return undefined;
  if (bytes[0] === 2) return readVersion2(bytes);
  return /^[0-9a-f]{4}(?:location|identifier) /.test(asLatin1(bytes.subarray(0, 15))) ? readVersion1(bytes) : undefined;
}

/** Packets: four hexadecimal digits of length, a name, a space, a value, a line feed. */
function readVersion1(bytes: Uint8Array): DecodedMacaroon {
  const macaroon: DecodedMacaroon = { version: 1, caveats: [], problems: [] };
  let signed = false;
  for (let at = 0; at < bytes.length && !signed; ) {
    const digits = asLatin1(bytes.subarray(at, at + 4));
    const length = /^[0-9a-f]{4}$/.test(digits) ? Number.parseInt(digits, 16) : 0;
    if (length < 6 || at + length > bytes.length) {
      macaroon.problems.push(length < 6 ? 'not-a-macaroon' : 'cut-short');
      break;
    }
    const packet = bytes.subarray(at + 4, at + length - 1);
    const space = packet.indexOf(0x20);
    if (space < 0) {
      macaroon.problems.push('not-a-macaroon');
      break;
    }
    const name = asLatin1(packet.subarray(0, Math.min(space, 16)));
    const field = packet.subarray(space + 1);
    if (name === 'location') macaroon.location = asText(field);
    else if (name === 'identifier') macaroon.identifier = asText(field);
    else if (name === 'cid') addCaveat(macaroon, asText(field));
    else if (name === 'vid') markThirdParty(macaroon);
    else if (name === 'cl') setLocation(macaroon, asText(field));
    else if (name === 'signature') signed = true;
    at += length;
  }
  if (!signed && macaroon.problems.length === 0) macaroon.problems.push('no-signature');
  return macaroon;
}

/** Version 2: sections of fields (type, length, data; both numbers are varints), each closed by a zero. */
function readVersion2(bytes: Uint8Array): DecodedMacaroon | undefined {
  const macaroon: DecodedMacaroon = { version: 2, caveats: [], problems: [] };
  let at = 1;
  let section = 0;
  let fields = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 1; at < bytes.length; shift *= 128) {
      const byte = bytes[at++] as number;
      value += (byte & 0x7f) * shift;
      if (byte < 0x80 || shift > 1e9) return value;
    }
    return -1;
  };
  while (at < bytes.length) {
    const type = varint();
    if (type === 0) {
      // Two in a row close the caveats; what follows is the signature.
      if (fields === 0) {
        if (section === 0) return undefined;
        return finish(macaroon, bytes, at);
      }
      section++;
      fields = 0;
      continue;
    }
    const length = varint();
    if (type < 0 || length < 0 || at + length > bytes.length || ![1, 2, 4].includes(type)) {
      if (section === 0 && macaroon.identifier === undefined) return undefined;
      macaroon.problems.push(![1, 2, 4].includes(type) ? 'not-a-macaroon' : 'cut-short');
      return macaroon;
    }
    const field = bytes.subarray(at, at + length);
    at += length;
    fields++;
    readField(macaroon, section, type, field);
  }
  macaroon.problems.push('cut-short');
  return macaroon.identifier === undefined ? undefined : macaroon;
}

function readField(macaroon: DecodedMacaroon, section: number, type: number, field: Uint8Array): void {
  if (section === 0) {
    if (type === 1) macaroon.location = asText(field);
    else if (type === 2) macaroon.identifier = asText(field);
  } else if (type === 1) {
    // In a caveat the location stands before the identifier.
    addCaveat(macaroon, '', asText(field));
  } else if (type === 2) {
    const last = macaroon.caveats.at(-1);
    if (last !== undefined && last.id === '' && last.location !== undefined) last.id = asText(field);
    else addCaveat(macaroon, asText(field));
  } else markThirdParty(macaroon);
}

function finish(macaroon: DecodedMacaroon, bytes: Uint8Array, at: number): DecodedMacaroon {
  if (bytes[at] !== 6) macaroon.problems.push('no-signature');
  else if (at + 2 + (bytes[at + 1] ?? 0) > bytes.length) macaroon.problems.push('cut-short');
  return macaroon;
}

function addCaveat(macaroon: DecodedMacaroon, id: string, location?: string): void {
  if (macaroon.caveats.length >= MAX_CAVEATS) {
    if (!macaroon.problems.includes('too-many-caveats')) macaroon.problems.push('too-many-caveats');
    return;
  }
  macaroon.caveats.push(location === undefined ? { id, thirdParty: false } : { id, location, thirdParty: false });
}

function markThirdParty(macaroon: DecodedMacaroon): void {
  const last = macaroon.caveats.at(-1);
  if (last !== undefined) last.thirdParty = true;
}

function setLocation(macaroon: DecodedMacaroon, location: string): void {
  const last = macaroon.caveats.at(-1);
  if (last !== undefined) last.location = location;
}

function asLatin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function asText(bytes: Uint8Array): string {
  const { text, ok } = decodeUtf8(bytes.subarray(0, MAX_FIELD));
  if (ok && !hasControlCharacters(text)) return text;
  return Array.from(bytes.subarray(0, 1024), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
