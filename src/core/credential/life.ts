import { hostOf } from '../http/site.ts';
import type { Credential, OriginStanding, PlaceUse } from './book-model.ts';
import type { Carrier, CredentialRole, Place } from './credential.ts';
import type { JsonValue } from './decode/json-model.ts';
import { isJwt } from './jwt-kinds.ts';
import { detectShape } from './shapes/detect-shape.ts';

/** What happened to a credential: it was issued, came again, lies somewhere, was sent, was sent where it should not go, was removed. */
export type LifeStepKind = 'minted' | 'received' | 'stored' | 'sent' | 'leaked' | 'removed';

/**
 * Why sending it there is a leak: a URL stands in logs and histories; a Referer tells it to another site; a site it is not for;
 * a third party that neither issues tokens nor answers differently for it.
 */
export type LeakReason = 'url' | 'referer' | 'other-site' | 'analytics';

/** One arrow in the life of a credential, with the exchanges that show it. */
export interface LifeStep {
  kind: LifeStepKind;
  /** Absent for a removal. */
  place?: Place;
  /** Origin it came from, lies at, or was sent to. */
  origin: string;
  count: number;
  /** First and last time, in milliseconds since the epoch. */
  first: number;
  last: number;
  /** Ids of the first and the newest exchanges. */
  exchanges: string[];
  /** Of a leak: at least one. */
  reasons?: LeakReason[];
}

export interface LifeOptions {
  /** Registrable domain of the host of an origin. */
  siteOf(origin: string): string;
  /** What is known of the origins requests went to. */
  standing(origin: string): OriginStanding;
}

const ORDER: readonly LifeStepKind[] = ['minted', 'stored', 'received', 'sent', 'leaked', 'removed'];
/** Carriers that a script, or the browser for its own cookies, fills on purpose: who gets it this way is meant to. */
const DELIBERATE = new Set<Carrier>([
  'authorization',
  'proxy-authorization',
  'request-header',
  'cookie',
  'websocket-protocol',
]);
const IN_URL = new Set<Carrier>(['query', 'path', 'fragment']);
/** Loads whose answer no script reads. */
const UNREAD = new Set(['ping', 'image', 'font', 'media', 'stylesheet', 'script']);
const SECRET_ROLES = new Set<CredentialRole>(['access', 'id', 'refresh', 'session', 'remember-me', 'api-key']);
/** Protocols put these into URLs, to be used once or as a hint: OpenID Connect RP-Initiated Logout, OAuth, SAML. */
const BY_PROTOCOL = /^(?:id_token_hint|logout_token|code|ticket|samlart|saml(?:request|response)|state|request)$/i;

/**
 * The life of a credential from where it was seen: minted, stored, received again, sent, leaked, removed, in that order. Nothing
 * is minted when it was there before the capture began. Costs time in proportion to the places it was seen in.
 */
export function readLife(credential: Credential, options: LifeOptions): LifeStep[] {
  const { uses, cleared } = credential;
  let earliest: PlaceUse | undefined;
  for (const use of uses) if (!earliest || use.first.at < earliest.first.at) earliest = use;
  const homes = homesOf(credential, earliest, options);
  const guarded = isGuarded(credential);
  const steps = uses.map((use): LifeStep => {
    const step = stepOf(use, use.direction === 'received' && use === earliest ? 'minted' : use.direction);
    const reasons = use.direction === 'sent' && guarded ? leaksOf(credential, use, homes, options) : [];
    return reasons.length === 0 ? step : { ...step, kind: 'leaked', reasons };
  });
  if (cleared) {
    const { at, exchange } = cleared;
    const exchanges = exchange === '' ? [] : [exchange];
    steps.push({ kind: 'removed', origin: steps[0]?.origin ?? '', count: 1, first: at, last: at, exchanges });
  }
  return steps.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.first - b.first);
}

function stepOf({ place, origin, count, first, last, exchanges }: PlaceUse, kind: LifeStepKind): LifeStep {
  return { kind, place, origin, count, first: first.at, last: last.at, exchanges: [...exchanges] };
}

/** Credentials that must not get about: no one-time codes, no values that prove nothing, no keys that are made for pages. */
function isGuarded({ kind, role, value }: Credential): boolean {
  if (kind === 'signed-request' || role === 'login' || role === 'login-transaction' || role === 'dpop-proof')
    return false;
  if (kind === 'api-key' && detectShape(value)?.class === 'publishable') return false;
  return isJwt(kind) || kind === 'paseto' || kind === 'macaroon' || SECRET_ROLES.has(role);
}

/** Sites the credential is for: who issued it, who keeps it, whom a page sent it to on purpose, whom it names. */
function homesOf({ uses, jwt }: Credential, earliest: PlaceUse | undefined, { siteOf }: LifeOptions): Set<string> {
  const homes = new Set<string>();
  for (const { direction, place, origin, sites } of uses) {
    if (direction === 'sent' && !DELIBERATE.has(place.carrier)) continue;
    homes.add(siteOf(origin));
    for (const site of sites) homes.add(site);
  }
  for (const name of ['iss', 'aud', 'azp'])
    for (const host of hostsOf(jwt?.claims?.[name])) homes.add(siteOf(`https://${host}`));
  // The page that had it first has it by right.
  for (const site of earliest?.sites ?? []) homes.add(site);
  homes.delete('');
  return homes;
}

function hostsOf(value: JsonValue | undefined): string[] {
  const texts = Array.isArray(value) ? value.slice(0, 16) : [value];
  return texts.flatMap((text) => {
    if (typeof text !== 'string' || text.length > 512) return [];
    const host = hostOf(text.includes('://') ? text : `https://${text}`);
    return host.includes('.') || host === 'localhost' ? [host] : [];
  });
}

function leaksOf(
  { role }: Credential,
  { place, origin, sites, types }: PlaceUse,
  homes: ReadonlySet<string>,
  { siteOf, standing }: LifeOptions,
): LeakReason[] {
  const { carrier, name } = place;
  if (DELIBERATE.has(carrier) || carrier === 'userinfo' || BY_PROTOCOL.test(name)) return [];
  const site = siteOf(origin);
  const known = standing(origin);
  const foreign = homes.size > 0 && !homes.has(site) && !known.mints;
  const reasons: LeakReason[] = [];
  // A key in the URL of its own API is how such keys are used.
  if (IN_URL.has(carrier) && (role !== 'api-key' || foreign)) reasons.push('url');
  if (!foreign) return reasons;
  if (carrier === 'referer') reasons.push('referer');
  const thirdParty = sites.length > 0 && !sites.includes(site);
  const unread = types.length > 0 && types.every((type) => UNREAD.has(type));
  reasons.push(thirdParty && (unread || known.indifferent) ? 'analytics' : 'other-site');
  return reasons;
}
