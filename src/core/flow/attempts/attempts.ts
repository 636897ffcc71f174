import type { CredentialRole } from '../../credential/credential.ts';
import type { Observed, ObservedKind } from '../../credential/observed.ts';
import { sha256 } from '../../http/secrets/sha256.ts';
import { mayProveIdentity } from '../changes.ts';
import type { FlowView } from '../parameters.ts';
import type { Context, Hop } from './context.ts';
import { faultsOf } from './dpop.ts';
import { factsIn } from './facts.ts';
import { protocols, readers } from './index.ts';
import { createLifecycle } from './lifecycle.ts';
import { type Message, placeOf, type Seen } from './message.ts';
import type { Attempt } from './model.ts';
import { toOwnAttempts } from './own-login.ts';
import { withSignOuts } from './own-logout.ts';
import { createMessage, createSamlDecoder, type Reading } from './reading.ts';
import { toAnswered, toSeen } from './seen.ts';
import { findSessionEnd, type SessionEnd } from './session-end.ts';

/** Attempts to sign in, to renew and to sign out, put together from what their messages say. */
export interface Attempts {
  /** Takes the next fact, with what was read of its exchange; work and memory do not grow with the number seen before. */
  observe(fact: Observed, view: FlowView | undefined): void;
  /** Attempts at a site, or at all, the newest first. */
  list(site?: string): Attempt[];
  /** How long the session that a cookie stands for was seen to last; undefined when its end was not seen, or somebody signed out. */
  sessionEnd(site: string, credential: string): SessionEnd | undefined;
}

export type AttemptsOptions = Pick<Context, 'siteOf' | 'logins' | 'logouts' | 'refreshes' | 'sites'>;

/** Messages remembered; a sign-in has a handful. */
const MAX_MESSAGES = 240;
const MAX_HOPS = 480;
const MAX_PROOFS = 1000;
const MAX_SETS = 64;
const IDLE = new Set(['image', 'font', 'stylesheet', 'media', 'script', 'ping']);

/** None yet. */
export function createAttempts(options: AttemptsOptions): Attempts {
  const messages: Message[] = [];
  const hops = new Map<string, Hop>();
  const proofs = new Map<string, string>();
  const proved = new Set<string>();
  const sets: { exchange: string; name: string; source?: { readonly role: CredentialRole } | undefined }[] = [];
  const decodeSaml = createSamlDecoder();
  const lifecycle = createLifecycle(options.siteOf);
  let revision = 0;
  let cached: { revision: number; attempts: Attempt[] } | undefined;
  const context: Context = {
    ...options,
    messages,
    hop: (id) => (id === undefined ? undefined : hops.get(id)),
    hops: () => [...hops.values()],
    cookiesOf: lifecycle.of,
    setBy: (ids) =>
      // What it does later may show that a cookie is none of a session.
      sets.filter(({ exchange, source }) => ids.includes(exchange) && (!source || mayProveIdentity(source.role))),
  };

  function observeExchange(fact: ObservedKind<'exchange'>, view: FlowView): void {
    const { exchange, recorded } = fact;
    const { type } = exchange;
    if (type === 'preflight' || (IDLE.has(type) && recorded.length === 0)) return;
    if (view.navigation || view.location || exchange.redirectedFrom !== undefined) addHop(view);
    let known: Seen | undefined;
    const reading: Reading = {
      view,
      recorded,
      decodeSaml,
      get seen() {
        known ??= toSeen(view, recorded);
        return known;
      },
    };
    const found = readers.flatMap((read) => read(reading));
    if (hasProof(recorded)) noteProof(reading, found);
    else noteUse(reading, found);
    for (const message of found) add(message);
    lifecycle.observe(fact, view);
    noteSets(reading);
  }

  function addHop({ exchange, url, navigation }: FlowView): void {
    if (hops.size >= MAX_HOPS) hops.delete(hops.keys().next().value as string);
    const hop: Hop = {
      id: exchange.id,
      number: exchange.number,
      host: url.host,
      hostname: url.hostname,
      place: placeOf(url),
      status: exchange.status,
      navigation,
    };
    if (exchange.redirectedFrom !== undefined) hop.from = exchange.redirectedFrom;
    hops.set(exchange.id, hop);
  }

  /** Requests that overlap end in another order than they began. */
  function add(message: Message): void {
    let at = messages.length;
    while (at > 0 && (messages[at - 1] as Message).seen.number > message.seen.number) at--;
    messages.splice(at, 0, message);
    if (messages.length > MAX_MESSAGES) messages.shift();
  }

  /** A proof is remembered by its number, address and key: a second one is to have another (RFC 9449 section 11.1). */
  function noteProof(reading: Reading, found: Message[]): void {
    const { seen } = reading;
    const { proof } = seen;
    if (!proof || proof.unreadable || seen.status === 0) {
      noteUse(reading, found);
      return;
    }
    if (proof.id !== undefined && seen.from === undefined) {
      const key = sha256(JSON.stringify([proof.id, proof.url, proof.key]));
      const first = proofs.get(key);
      if (first === undefined) {
        if (proofs.size >= MAX_PROOFS) proofs.clear();
        proofs.set(key, seen.id);
      } else seen.reuses = first;
    }
    const place = `${proof.key} ${seen.origin}`;
    if (found.length > 0 || (proved.has(place) && faultsOf(seen).length === 0)) return;
    if (proved.size < MAX_PROOFS) proved.add(place);
    addUse(reading, found);
  }

  /** The first request that carries a token to a place shows what it is used for. */
  function noteUse(reading: Reading, found: Message[]): void {
    const first = reading.recorded.some((one) => one.isNewUse && isToken(one));
    if (first && found.length === 0) addUse(reading, found);
  }

  function addUse(reading: Reading, found: Message[]): void {
    found.push(createMessage(reading, 'api-request', 'query'));
  }

  function noteSets({ recorded, view }: Reading): void {
    if (!recorded.some(({ found }) => found.setCookie)) return;
    for (const { name } of toSeen(view, recorded).sets) {
      const source = recorded.find(({ found }) => found.setCookie?.name === name)?.credential;
      sets.push({ exchange: view.exchange.id, name, source });
      if (sets.length > MAX_SETS) sets.shift();
    }
  }

  function observeBody(fact: ObservedKind<'body'>, view: FlowView): void {
    const own = messages.filter(({ seen }) => seen.id === fact.exchange.id);
    if (own.length === 0 && fact.body.answer?.rpId !== undefined && fact.body.document?.challenge !== undefined) {
      const { recorded } = fact;
      const message = createMessage(
        { view, recorded, decodeSaml, seen: toSeen(view, recorded) },
        'passkey-options',
        'query',
      );
      add(message);
      own.push(message);
    }
    const [first] = own;
    if (!first) return;
    const answer = toAnswered(fact);
    const facts = factsIn(fact.body);
    if (facts) answer.facts = facts;
    for (const { seen } of own) seen.answer = answer;
    if (view.exchange.unseen === undefined)
      for (const { seen } of own) seen.bodyUnseen &&= view.exchange.requestBody?.truncated === true;
  }

  function assemble(): Attempt[] {
    if (cached?.revision === revision) return cached.attempts;
    const attempts = protocols.flatMap((protocol) => protocol(context));
    const covered = new Set(attempts.flatMap(({ exchanges }) => exchanges));
    const all = withSignOuts([...attempts, ...toOwnAttempts(context, covered)], context);
    all.sort((one, other) => Number(other.first) - Number(one.first) || Number(other.last) - Number(one.last));
    cached = { revision, attempts: withOwnIds(all) };
    return cached.attempts;
  }

  return {
    observe(fact, view) {
      // What is known of sign-ins may change with each.
      revision += 1;
      if (view === undefined) return;
      if (fact.kind === 'exchange') observeExchange(fact, view);
      else if (fact.kind === 'body') observeBody(fact, view);
    },
    list: (site) => (site === undefined ? assemble() : assemble().filter((one) => one.site === site)),
    sessionEnd: (site, credential) => findSessionEnd(lifecycle.of(site), credential, assemble()),
  };
}

/** Two may begin with one exchange. */
function withOwnIds(attempts: readonly Attempt[]): Attempt[] {
  const counts = new Map<string, number>();
  return attempts.map((attempt) => {
    const count = (counts.get(attempt.id) ?? 0) + 1;
    counts.set(attempt.id, count);
    return count === 1 ? attempt : { ...attempt, id: `${attempt.id}-${count}` };
  });
}

function hasProof(recorded: Reading['recorded']): boolean {
  return recorded.some(({ found }) => found.place.name.length === 4 && found.place.name.toLowerCase() === 'dpop');
}

function isToken({ found }: Reading['recorded'][number]): boolean {
  return (
    found.direction === 'sent' &&
    found.place.carrier === 'authorization' &&
    (found.scheme === 'bearer' || found.scheme === 'dpop')
  );
}
