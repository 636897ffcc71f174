import { formatDuration } from '../../http/duration.ts';
import { CLAIM_NAMES, CLAIM_PREFIXES, type ClaimName, type ClaimSource } from './claim-names.ts';
import { type ClaimTime, readClaimTime } from './claim-time.ts';
import { isJsonObject, type JsonObject, type JsonValue } from './json-model.ts';

export type { ClaimSource } from './claim-names.ts';
export type { ClaimTime } from './claim-time.ts';

export interface ClaimExplanation {
  /** What the claim is called, for example `Expires`. A claim that is not known is called by its own name, without its namespace. */
  label: string;
  source: ClaimSource;
  /** The namespace in front of the name, when it has one. */
  namespace?: string;
  /** What this value says, for example `in 12 min`. */
  text?: string;
  time?: ClaimTime;
  personal?: true;
}

/**
 * Explains one claim of a claims set (IANA JWT registry, OpenID Connect, RFC 9068, vendors' own). `now` in milliseconds since the
 * epoch. Any name and any value are fine; what is not known is said to be the issuer's own.
 */
export function explainClaim(name: string, value: JsonValue, now: number): ClaimExplanation {
  const known = CLAIM_NAMES.get(name);
  const { namespace, label } =
    known === undefined ? splitNamespace(name) : { namespace: undefined, label: known.label };
  const explanation: ClaimExplanation = { label, source: known?.source ?? sourceOf(name) };
  if (namespace !== undefined) explanation.namespace = namespace;
  if (known?.personal) explanation.personal = true;
  const time = known === undefined && !isTimeName(label) ? undefined : readTime(known, value);
  if (time !== undefined) {
    explanation.time = time;
    explanation.text = describeDistance(time.ms, now);
    return explanation;
  }
  const text = describeValue(name, value);
  if (text !== undefined) explanation.text = text;
  return explanation;
}

function readTime(known: ClaimName | undefined, value: JsonValue): ClaimTime | undefined {
  if (known !== undefined && known.time !== true) return undefined;
  const time = readClaimTime(value);
  // A claim that is only named like a time must also look like one: `login_at: 3` is no moment of 1970.
  if (known === undefined && (time === undefined || time.ms < Date.UTC(2000, 0, 1))) return undefined;
  // Only NumericDate claims have to be seconds; another issuer's own claim may be what it likes.
  if (known === undefined && time?.note !== undefined) return { ms: time.ms, unit: time.unit };
  return time;
}

function isTimeName(name: string): boolean {
  return /(?:_at|_time|_date|_on|At|Time|Expiry|expires|expiry|_exp|_iat|timestamp|lastLogin|last_login)$/.test(name);
}

function sourceOf(name: string): ClaimSource {
  return CLAIM_PREFIXES.find(([prefix]) => name.startsWith(prefix))?.[1] ?? 'custom';
}

/** `https://example.org/claims/role` is `role` in a namespace (OpenID Connect Core 5.1.2 asks for collision-resistant names). */
function splitNamespace(name: string): { namespace?: string; label: string } {
  const prefix = CLAIM_PREFIXES.find(([start]) => name.startsWith(start) && name.length > start.length)?.[0];
  const isUri = /^(?:https?:\/\/|urn:)/.test(name);
  if (!isUri) return prefix === undefined ? { label: name } : { namespace: prefix, label: name.slice(prefix.length) };
  const cut =
    Math.max(name.lastIndexOf('/'), name.lastIndexOf('#'), name.startsWith('urn:') ? name.lastIndexOf(':') : -1) + 1;
  return cut < 8 && !name.startsWith('urn:')
    ? { label: name }
    : { namespace: name.slice(0, cut), label: name.slice(cut) || name };
}

/** `in 12 min`, `3 d ago`, `now`. */
export function describeDistance(ms: number, now: number): string {
  const distance = Math.abs(ms - now);
  if (distance < 1000) return 'now';
  return ms > now ? `in ${formatDuration(distance)}` : `${formatDuration(distance)} ago`;
}

function describeValue(name: string, value: JsonValue): string | undefined {
  if (name === 'cnf' && isJsonObject(value)) return describeConfirmation(value);
  if (name === 'act' && isJsonObject(value)) return describeActor(value);
  if (name === 'amr' && Array.isArray(value)) return describeList(value, AMR);
  if ((name === 'scope' || name === 'scp') && typeof value === 'string')
    return count(value.split(' ').filter(Boolean).length, 'scope');
  if (name === 'aud' && Array.isArray(value)) return count(value.length, 'audience');
  if (name === 'events' && isJsonObject(value)) return describeEvents(value);
  if (Array.isArray(value) && value.length > 1) return `${value.length} values`;
  return undefined;
}

function describeConfirmation(value: JsonObject): string | undefined {
  if ('jkt' in value) return 'Bound to a DPoP key (RFC 9449)';
  if ('x5t#S256' in value) return 'Bound to a client certificate (RFC 8705)';
  if ('jwk' in value || 'kid' in value || 'jku' in value) return 'Bound to a key of the holder';
  return undefined;
}

/** RFC 8693 section 4.1: the current actor outside, earlier ones nested within. */
function describeActor(value: JsonObject): string | undefined {
  const actors: string[] = [];
  let actor: JsonValue | undefined = value;
  while (isJsonObject(actor) && actors.length < 8) {
    const who: JsonValue | undefined = actor.sub ?? actor.client_id ?? actor.iss;
    actors.push(typeof who === 'string' ? who.slice(0, 64) : 'someone unnamed');
    actor = actor.act;
  }
  return actors.length === 0 ? undefined : `Used by ${actors.join(', before that by ')}`;
}

/** Authentication methods (RFC 8176). */
const AMR: ReadonlyMap<string, string> = new Map([
  ['pwd', 'password'],
  ['otp', 'one-time password'],
  ['mfa', 'several factors'],
  ['sms', 'text message'],
  ['tel', 'phone call'],
  ['hwk', 'hardware key'],
  ['swk', 'software key'],
  ['pop', 'proof of possession'],
  ['pin', 'PIN'],
  ['fpt', 'fingerprint'],
  ['face', 'face'],
  ['bio', 'biometrics'],
  ['kba', 'security question'],
  ['mca', 'several channels'],
  ['rba', 'risk-based'],
  ['sc', 'smart card'],
  ['user', 'presence of the user'],
  ['wia', 'Windows integrated'],
  ['fed', 'federated'],
  ['rsa', 'certificate'],
]);

function describeList(values: readonly JsonValue[], words: ReadonlyMap<string, string>): string | undefined {
  const known = values
    .slice(0, 16)
    .map((value) => (typeof value === 'string' ? (words.get(value) ?? value.slice(0, 32)) : undefined));
  return known.some((word) => word !== undefined) ? known.filter(Boolean).join(', ') : undefined;
}

function describeEvents(value: JsonObject): string {
  const names = Object.keys(value)
    .slice(0, 8)
    .map((uri) => uri.slice(uri.lastIndexOf('/') + 1).slice(0, 64));
  return names.join(', ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
