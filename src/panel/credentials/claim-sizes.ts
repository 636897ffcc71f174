import type { DecodedJwt, TokenPart } from '../../core/credential/decode/jwt.ts';

/** What a claim, or a part without claims, takes of a token. */
export interface ClaimSize {
  kind: 'claim' | 'part';
  name: string;
  /** Characters of the token. */
  characters: number;
  share: number;
}

const NAMES: Partial<Record<TokenPart['name'], string>> = {
  'encrypted-key': 'encrypted key',
  'initialization-vector': 'initialization vector',
  'authentication-tag': 'authentication tag',
  extra: 'extra part',
};

/** Base64url makes four characters of three bytes. */
const WIDER = 4 / 3;

/**
 * The claims and the other parts of a token by what they take of it, the largest first. A claim counts with its name; what is written
 * with blanks, or masked, is measured as it is shown.
 */
export function claimSizes({ parts, claims, length }: DecodedJwt): ClaimSize[] {
  const sizes: ClaimSize[] = [];
  const add = (kind: ClaimSize['kind'], name: string, characters: number) => {
    if (characters > 0) sizes.push({ kind, name, characters: Math.round(characters), share: characters / length });
  };
  const encoder = new TextEncoder();
  for (const part of parts) {
    if (part.name !== 'payload' || !claims) {
      add('part', NAMES[part.name] ?? part.name, part.bytes * WIDER);
      continue;
    }
    // A colon, and a comma before the next.
    for (const [name, value] of Object.entries(claims))
      add('claim', name, (encoder.encode(JSON.stringify(name) + JSON.stringify(value)).length + 2) * WIDER);
  }
  return sizes.sort((one, other) => other.characters - one.characters);
}
