import { sha256 } from './secrets/sha256.ts';

/** What the answer of an authenticator says, by the names of the standard; the challenge by its hash. */
export type PasskeyFacts = Readonly<Record<string, string>>;

/** Longer texts are none of the two. */
const MAX_TEXT = 16_384;
const FLAGS: readonly [bit: number, name: string][] = [
  [0x01, 'UP'],
  [0x04, 'UV'],
  [0x08, 'BE'],
  [0x10, 'BS'],
  [0x40, 'AT'],
  [0x80, 'ED'],
];

/**
 * Reads `authenticatorData` (Web Authentication section 6.1) and `clientDataJSON` (section 5.8.1) of a sign-in: neither is a secret, and
 * neither can be used again. Undefined for any other field, and for what cannot be read. Never throws.
 */
export function readPasskeyField(name: string, value: string): PasskeyFacts | undefined {
  const lower = name.toLowerCase();
  if ((lower !== 'authenticatordata' && lower !== 'clientdatajson') || value.length > MAX_TEXT) return undefined;
  try {
    const binary = atob(
      value
        .replaceAll('-', '+')
        .replaceAll('_', '/')
        .replace(/[=\s]+$/, ''),
    );
    return lower === 'clientdatajson' ? readClientData(binary) : readAuthenticatorData(binary);
  } catch {
    return undefined;
  }
}

function readAuthenticatorData(binary: string): PasskeyFacts | undefined {
  if (binary.length < 37) return undefined;
  const byte = (at: number) => binary.charCodeAt(at);
  const hash = btoa(binary.slice(0, 32)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  const flags = FLAGS.filter(([bit]) => (byte(32) & bit) !== 0).map(([, name]) => name);
  const counter = byte(33) * 0x1_00_00_00 + (byte(34) << 16) + (byte(35) << 8) + byte(36);
  return { rpIdHash: hash, flags: flags.join(' '), signCount: String(counter) };
}

function readClientData(binary: string): PasskeyFacts | undefined {
  const data: unknown = JSON.parse(
    new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0))),
  );
  if (typeof data !== 'object' || data === null) return undefined;
  const { type, origin, crossOrigin, challenge } = data as Record<string, unknown>;
  return {
    ...(typeof type === 'string' ? { type: type.slice(0, 40) } : {}),
    ...(typeof origin === 'string' ? { origin: origin.slice(0, 300) } : {}),
    ...(typeof crossOrigin === 'boolean' ? { crossOrigin: String(crossOrigin) } : {}),
    ...(typeof challenge === 'string' ? { challenge: sha256(challenge.replace(/=+$/, '')) } : {}),
  };
}
