import { getObject, getString } from '../../credential/decode/json-model.ts';
import { broken, ok, unseen } from './check.ts';
import type { Context } from './context.ts';
import type { Message, Seen } from './message.ts';
import type { AttemptCheck, CheckId } from './model.ts';
import { asksForNonce } from './oauth-token.ts';
import { isSameAddress } from './proof.ts';

/** Further from the clock than any server allows (RFC 9449 section 11.1 speaks of seconds or minutes). */
const MAX_SKEW_MS = 300_000;

type Fault = { id: CheckId; expected?: string; found?: string };

/** What of a proof does not fit the request that it came with (RFC 9449 section 4.3). */
export function faultsOf(seen: Seen): Fault[] {
  const { proof } = seen;
  if (!proof || proof.unreadable) return [];
  const faults: Fault[] = [];
  if (proof.method !== undefined && proof.method !== seen.method)
    faults.push({ id: 'dpop-method', expected: seen.method, found: proof.method.slice(0, 20) });
  if (proof.url !== undefined && !isSameAddress(proof.url, seen.place))
    faults.push({ id: 'dpop-address', expected: seen.place, found: proof.url.slice(0, 200) });
  if (proof.sentHash !== undefined && proof.tokenHash !== proof.sentHash) faults.push({ id: 'dpop-token' });
  if (
    proof.nonce === undefined &&
    proof.issuedAt !== undefined &&
    Math.abs(proof.issuedAt - seen.serverTime) > MAX_SKEW_MS
  )
    faults.push({ id: 'dpop-time' });
  if (seen.reuses !== undefined) faults.push({ id: 'dpop-once' });
  return faults;
}

/** The checks of the proofs of an attempt, one of each kind: the first that does not hold, or that all hold. */
export function checkDpop(messages: readonly Message[], _context: Context): AttemptCheck[] {
  const proved = messages.map(({ seen }) => seen).filter(({ proof }) => proof !== undefined);
  if (proved.length === 0) return [];
  const ids = proved.map(({ id }) => id).slice(0, 6);
  if (proved.every(({ proof }) => proof?.unreadable)) return [unseen('dpop-method', 'unreadable', ids)];
  const checks: AttemptCheck[] = [];
  const has = (test: (seen: Seen) => boolean) => proved.filter(test).map(({ id }) => id);
  const told: [CheckId, string[]][] = [
    ['dpop-method', has(({ proof }) => proof?.method !== undefined)],
    ['dpop-address', has(({ proof }) => proof?.url !== undefined)],
    ['dpop-token', has(({ proof }) => proof?.sentHash !== undefined)],
    ['dpop-once', has(({ proof }) => proof?.id !== undefined)],
    ['dpop-time', has(({ proof }) => proof?.issuedAt !== undefined && proof.nonce === undefined)],
  ];
  for (const [id, exchanges] of told) {
    const wrong = proved.find((seen) => faultsOf(seen).some((fault) => fault.id === id));
    if (wrong) {
      const fault = faultsOf(wrong).find((one) => one.id === id) as Fault;
      const because =
        id === 'dpop-once'
          ? 'reused'
          : id === 'dpop-token'
            ? wrong.proof?.tokenHash === undefined
              ? 'absent'
              : 'not-fitting'
            : id === 'dpop-time'
              ? (wrong.proof?.issuedAt ?? 0) < wrong.serverTime
                ? 'expired'
                : 'too-early'
              : 'different';
      checks.push(broken(id, because, [wrong.reuses, wrong.id], fault));
    } else if (exchanges.length > 0) {
      const because = id === 'dpop-once' ? 'once' : id === 'dpop-time' ? 'in-time' : 'fits';
      checks.push(ok(id, because, exchanges.slice(0, 6)));
    }
  }
  return [...checks, ...checkKey(messages), ...checkNonces(messages)];
}

/** RFC 9449 section 6: the token names the key of the proof. */
function checkKey(messages: readonly Message[]): AttemptCheck[] {
  const issued = messages.findLast(({ seen }) => seen.answer?.access && seen.proof);
  const access = issued?.seen.answer?.access;
  if (!issued || !access) return [];
  const bound = getString(getObject(access.jwt?.claims, 'cnf'), 'jkt');
  const other = messages.find(
    ({ seen }) =>
      seen.proof?.key !== undefined && seen.proof.key !== issued.seen.proof?.key && seen.proof.sentHash !== undefined,
  );
  if (other) return [broken('dpop-key', 'different', [issued.seen.id, other.seen.id])];
  if (access.jwt === undefined) return [unseen('dpop-key', 'opaque-token', [issued.seen.id])];
  if (bound === undefined) return [unseen('dpop-key', 'not-in-token', [issued.seen.id])];
  const key = issued.seen.proof?.key;
  if (key === undefined) return [unseen('dpop-key', 'unreadable', [issued.seen.id])];
  return [
    key === bound ? ok('dpop-key', 'fits', [issued.seen.id]) : broken('dpop-key', 'not-fitting', [issued.seen.id]),
  ];
}

/** RFC 9449 sections 8 and 9: a proof has the nonce that the server gave last; asking for it is in the course of things. */
function checkNonces(messages: readonly Message[]): AttemptCheck[] {
  const tokens = messages.filter(({ kind }) => kind === 'token-request');
  const asked = tokens.filter(({ seen }) => asksForNonce(seen));
  const [first] = asked;
  const last = tokens.at(-1);
  if (!first || !last) return [];
  const ids = [first.seen.id, last.seen.id];
  if (!asked.includes(last)) return [ok('dpop-nonce', 'retry-asked', ids)];
  if (isHiddenFromPage(last.seen)) return [broken('dpop-nonce', 'not-exposed', ids)];
  return [broken('dpop-nonce', last.seen.proof?.nonce === undefined ? 'left-out' : 'different', ids)];
}

/** The page's script may not read the header that it needs. */
function isHiddenFromPage({ exposes, pageHost, host, hostname }: Seen): boolean {
  if (pageHost === '' || pageHost === host || pageHost === hostname) return false;
  return exposes !== undefined && !exposes.split(',').some((name) => /^\s*(?:\*|dpop-nonce)\s*$/i.test(name));
}
