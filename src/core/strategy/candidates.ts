import { isJsonObject, type JsonObject } from '../credential/decode/json-model.ts';
import { detectShape } from '../credential/shapes/detect-shape.ts';
import { mayProveIdentity } from '../flow/changes.ts';
import type { LoginAttempt } from '../flow/login.ts';
import type { SiteFacts } from './facts.ts';
import type { StrategyId, Vote } from './strategy.ts';
import { strategyOf } from './strategy-of.ts';
import { sentCount, type Track } from './track.ts';

/** A track with the strategy it would be, were it what authenticates. */
export interface Candidate {
  track: Track;
  strategy: StrategyId;
}

/** Tracks that could be what authenticates the site's ordinary requests. */
export function candidatesOf(facts: SiteFacts): readonly Candidate[] {
  return workedOut(facts).candidates;
}

function findCandidates(facts: SiteFacts): Candidate[] {
  const candidates: Candidate[] = [];
  for (const track of facts.tracks()) {
    const strategy = strategyOf(track);
    if (strategy === undefined || !isOfSite(track, facts)) continue;
    candidates.push({ track, strategy });
  }
  return candidates;
}

/** Logins that worked. */
export function successes(facts: SiteFacts): readonly LoginAttempt[] {
  return workedOut(facts).successes;
}

/** What all signals ask for, worked out once for a state of the facts. */
interface WorkedOut {
  revision: number;
  successes: readonly LoginAttempt[];
  candidates: readonly Candidate[];
  minted: Map<Track, Minted | undefined>;
}

interface Minted {
  attempt: LoginAttempt;
  exchange: string;
  changed: boolean;
}

const memory = new WeakMap<SiteFacts, WorkedOut>();

function workedOut(facts: SiteFacts): WorkedOut {
  const known = memory.get(facts);
  const revision = facts.revision();
  if (known && known.revision === revision) return known;
  const fresh: WorkedOut = { revision, successes: findSuccesses(facts), candidates: [], minted: new Map() };
  memory.set(facts, fresh);
  fresh.candidates = findCandidates(facts);
  return fresh;
}

function findSuccesses(facts: SiteFacts): LoginAttempt[] {
  return facts.attempts().filter((attempt) => attempt.outcome === 'succeeded' && attempt.named);
}

/**
 * Whether requests with this credential speak for the site at all. A credential for another site's host does so only when the site gave
 * it (it came in an answer, it was first sent after a login here, the host turned requests away without it), or when it is a user's own and the
 * page's scripts send it: then the page's API lives there.
 */
export function isOfSite(track: Track, facts: SiteFacts): boolean {
  if (!track.thirdParty) return true;
  if (track.carrier === 'cookie' || track.role === 'api-key' || sentCount(track) === 0) return false;
  if (!mayProveIdentity(track.role) || track.kind === 'basic') return false;
  if (track.received.length > 0 || isUsersOwn(track)) return true;
  const login = successes(facts)[0];
  if (login && track.firstSent > login.firstNumber && track.kind === 'jws') return true;
  if (login && track.contrasts.some(({ way }) => way === 'refused')) return true;
  return isOnlyApi(track, facts);
}

/** A token with a user in it, which the page's own scripts send to another site. */
export function isUsersOwn(track: Track): boolean {
  return track.byPage > 0 && (track.carrier === 'authorization' || track.carrier === 'header') && namesUser(track);
}

/** So many requests to another site with one token are no try. */
const MIN_CALLS = 3;

/** A bearer token that says nothing of itself, where all the data of a page comes from the other site. */
function isOnlyApi(track: Track, { counts }: SiteFacts): boolean {
  if (track.carrier !== 'authorization' || track.scheme === '' || track.byPage < MIN_CALLS) return false;
  return counts.fetches === 0 && detectShape(track.credential.value)?.class !== 'publishable';
}

/** A token that says for whom it is. Tokens that are given to everybody say that, too. */
export function namesUser(track: Track): boolean {
  const claims = track.credential.jwt?.claims;
  if (claims === undefined || namesNobody(claims)) return false;
  return USER_CLAIMS.some((name) => Object.hasOwn(claims, name));
}

const USER_CLAIMS = [
  'sub',
  'user_id',
  'userId',
  'uid',
  'id',
  'username',
  'preferred_username',
  'email',
  'upn',
  'oid',
  'name',
  'user',
]; // prettier-ignore

/** A token that says that it is a key, for a guest, or for a program. */
export function namesNobody(claims: JsonObject): boolean {
  for (const name of ['is_anonymous', 'anonymous', 'isAnonymous', 'guest', 'is_guest', 'isGuest'])
    if (claims[name] === true) return true;
  for (const name of ['role', 'type', 'user_type', 'userType', 'sub', 'provider_id', 'gty', 'grant_type']) {
    const said = claims[name];
    if (typeof said === 'string' && said.length <= MAX_SAID && NOBODY.test(said)) return true;
  }
  const { firebase } = claims;
  return isJsonObject(firebase) && firebase.sign_in_provider === 'anonymous';
}

const NOBODY =
  /^(?:anon(?:ymous)?(?:[-_ :|].*)?|guest(?:[-_ :|].*)?|visitor(?:[-_ :|].*)?|public|unauthenticated|client[-_]credentials)$|["'](?:type|role)["']\s*:\s*["'](?:guest|anonymous|visitor)["']/i;
const MAX_SAID = 512;

/** The login whose answers set the credential, gave it a new value, or held it. */
export function mintedBy(track: Track, facts: SiteFacts): Minted | undefined {
  const { minted } = workedOut(facts);
  if (!minted.has(track)) minted.set(track, findMinted(track, facts));
  return minted.get(track);
}

function findMinted(track: Track, facts: SiteFacts): Minted | undefined {
  if (track.changes.length + track.received.length === 0) return undefined;
  for (const attempt of successes(facts)) {
    for (const change of track.changes) {
      if (attempt.exchanges.includes(change.exchange))
        return { attempt, exchange: change.exchange, changed: change.changed };
    }
    for (const { exchange } of track.received)
      if (attempt.exchanges.includes(exchange)) return { attempt, exchange, changed: false };
  }
  return undefined;
}

/** The login after which a script sent the credential for the first time, when no answer was seen to bring it. */
export function firstSentAfter(track: Track, facts: SiteFacts): LoginAttempt | undefined {
  if (track.firstSent === 0 || track.setCount > 0 || (track.carrier === 'cookie' && !track.preexisting))
    return undefined;
  return successes(facts).find(
    (attempt) => track.firstSent > attempt.firstNumber || attempt.exchanges.includes(track.exchanges[0] ?? ''),
  );
}

/** Requests in their own header, of the kind that needs a script or the browser to put it there. */
export function headerCandidates(facts: SiteFacts): Candidate[] {
  return candidatesOf(facts).filter(
    ({ track, strategy }) => track.carrier !== 'cookie' && strategy !== 'api-key' && sentCount(track) > 0,
  );
}

/** Contrasts that are more than a page that moved: a 401, or what changed when somebody signed in or out. */
export function tellingContrasts(track: Track, facts: SiteFacts): Track['contrasts'] {
  const turns = [
    ...successes(facts).map(({ firstNumber }) => firstNumber),
    ...facts.logouts().map(({ number }) => number),
  ];
  return track.contrasts.filter((contrast) => {
    if (contrast.way === 'refused') return true;
    const from = Math.min(contrast.withNumber, contrast.withoutNumber);
    const to = Math.max(contrast.withNumber, contrast.withoutNumber);
    return turns.some((turn) => turn >= from && turn <= to);
  });
}

/** A vote about one candidate. */
export function vote({ track, strategy }: Candidate, weight: number, text: string, exchanges: readonly string[]): Vote {
  return {
    strategy,
    credential: track.credential,
    track: track.key,
    weight,
    text,
    exchanges: [...new Set(exchanges)].slice(0, 8),
  };
}

/** A vote that tells why what might be taken for a credential is none. */
export function explain(candidate: Candidate, weight: number, text: string, exchanges: readonly string[]): Vote {
  return { ...vote(candidate, weight, text, exchanges), explains: true };
}

/** What the credentials of a scheme are called; others carry the scheme's name. */
const SCHEME_NOUNS = new Map([
  ['bearer', 'bearer token'],
  ['dpop', 'DPoP token'],
  ['ntlm', 'NTLM credential'],
  ['oauth', 'OAuth signature'],
  ['aws4-hmac-sha256', 'AWS signature'],
]);

/** What people call the track. */
export function labelOf(track: Track): string {
  const name = track.name.length > 48 ? `${track.name.slice(0, 47)}…` : track.name;
  if (track.carrier === 'cookie') return `cookie ${name}`;
  if (track.carrier === 'header') return `header ${name}`;
  if (track.kind === 'password') return `name and password in the URL (parameter ${name})`;
  if (track.carrier === 'query') return `parameter ${name}`;
  if (track.name === 'userinfo') return 'name and password before the host';
  if (track.scheme === '') return 'Authorization value without a scheme';
  const noun = SCHEME_NOUNS.get(track.scheme);
  if (track.kind === 'jwe' && noun !== undefined) return `encrypted ${noun} (JWE)`;
  return noun ?? `${track.scheme.charAt(0).toUpperCase()}${track.scheme.slice(1)} credential`;
}

/** What is called a name and a password is two things. */
export function isTwoThings(track: Track): boolean {
  return track.kind === 'password' || track.name === 'userinfo';
}

/** `1 request`, `12 requests`, `1,200 requests`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}
