import { byteLength } from '../http/header.ts';
import type { CredentialKind, Found, Place, Sighting } from './credential.ts';
import type { JsonValue } from './decode/json-model.ts';
import { type Identified, identify } from './identify.ts';
import { visitStrings } from './json-strings.ts';
import { isCredentialMember } from './places.ts';

/** Makes a `Found` of a value as it stands in a message: unwraps it, says what it is, and counts `overhead` bytes with it. */
export function createFound(raw: string, place: Place, direction: Sighting['direction'], overhead: number): Found {
  return toFound(identify(raw), raw, place, direction, overhead);
}

/** The same of a cookie's value, with the JSON it holds, where it does. */
export function createFoundWithJson(
  raw: string,
  place: Place,
  direction: Sighting['direction'],
): { found: Found; json?: JsonValue } {
  const identified = identify(raw, true);
  const found = toFound(identified, raw, place, direction, 0);
  return identified.json === undefined ? { found } : { found, json: identified.json };
}

function toFound(
  { value, unwrapped, kind, shape, problems }: Identified,
  raw: string,
  place: Place,
  direction: Sighting['direction'],
  overhead: number,
): Found {
  const found: Found = { value, unwrapped, kind, place, direction, bytes: byteLength(raw) + overhead, problems };
  if (shape !== undefined) found.shape = shape;
  return found;
}

/** Makes a `Found` of a value that a recorder took out: its name and place say what it is for, and nothing of it is measured. */
export function createHidden(kind: CredentialKind, place: Place, direction: Sighting['direction']): Found {
  const message = 'The value is not in the recording: something else was put in its place.';
  const problems = [{ code: 'hidden-value', message }];
  return { value: '', unwrapped: [], kind, place, direction, bytes: 0, problems, hidden: true };
}

const TOKEN_KINDS = new Set<CredentialKind>([
  'jws',
  'jwe',
  'broken-jwt',
  'sd-jwt',
  'paseto',
  'macaroon',
  'api-key',
  'saml',
]);

/** True when the value itself shows that it is a credential, wherever it stands. */
export function isTokenByShape(found: Found): boolean {
  return TOKEN_KINDS.has(found.kind);
}

/** Credentials kept of one JSON text. */
const MAX_FOUND = 50;
/** A member that is named like a token must be at least this long (characters), any other member longer. */
const MIN_NAMED = 8;
const MIN_UNNAMED = 24;

/** Credentials among the strings of a JSON value: tokens by shape, and members whose name says what they are. */
export function findInJson(
  json: JsonValue | undefined,
  place: Place,
  direction: Sighting['direction'],
  name: string,
): Found[] {
  const found: Found[] = [];
  visitStrings(json, name, (text, path, member) => {
    const named = isCredentialMember(member);
    if (found.length >= MAX_FOUND || text.length < (named ? MIN_NAMED : MIN_UNNAMED)) return;
    const own = place.carrier === 'response-body' ? { ...place, name: member } : place;
    const one = createFound(text, path === '' ? own : { ...own, path }, direction, member.length + 6);
    if (isTokenByShape(one) || (named && one.kind !== 'plain' && !isWording(one.value))) found.push(one);
  });
  return found;
}

/** Words joined, at most one capital each: what a catalogue of texts has under `token`. Secrets of that length have more to them. */
const WORDING = /^[A-Z]?[a-z]+(?:[-_. ][A-Z]?[a-z]+)*[.:]?$/;
const LONGEST_WORDING = 32;

function isWording(value: string): boolean {
  return value.length < LONGEST_WORDING && WORDING.test(value);
}
