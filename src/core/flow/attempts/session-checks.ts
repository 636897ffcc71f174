import type { LoginAttempt } from '../login.ts';
import { broken, ok, unseen } from './check.ts';
import type { Context } from './context.ts';
import type { CookieLife, Generation, Use } from './lifecycle.ts';
import type { AttemptCheck, AttemptStep } from './model.ts';
import { createStep } from './step.ts';

const MAX_COOKIES = 4;

/**
 * Whether the ID of a session changed when somebody signed in. One that stayed is wrong only where nothing else came by which the site
 * may know the browser now.
 */
export function checkSessionChanged(login: LoginAttempt | undefined, context: Context): AttemptCheck[] {
  const life = login && context.cookiesOf(login.site);
  if (!login || !life || login.outcome !== 'succeeded' || login.foreign) return [];
  const checks: AttemptCheck[] = [];
  const from = login.exchanges[0];
  const fresh = [...life.byName.values()].some((list) => list.some((one) => isFresh(one, login)));
  for (const [name, list] of life.byName) {
    const before = list.find(
      (one) => one.isSession && one.isId && (one.first?.number ?? Infinity) <= login.firstNumber,
    );
    if (!before || checks.length >= MAX_COOKIES) continue;
    const next = list.find((one) => one !== before && isFresh(one, login));
    const ids = [from, next?.set?.exchange ?? next?.first?.exchange ?? before.last?.exchange];
    if (next) checks.push({ ...ok('session-changed', 'changed', ids), about: name.slice(0, 60) });
    else if (
      !fresh &&
      ((before.last?.number ?? 0) > login.lastNumber || before.last?.exchange === login.landing) &&
      !usesToken(life, login)
    )
      checks.push({ ...broken('session-changed', 'kept', ids), about: name.slice(0, 60) });
  }
  return checks;
}

function isFresh({ set, first }: Generation, { firstNumber, lastNumber }: LoginAttempt): boolean {
  const at = set?.number ?? first?.number;
  return at !== undefined && at >= firstNumber && at <= lastNumber + 1;
}

/** Requests after it carry something else than cookies. */
function usesToken({ uses, byName }: CookieLife, { lastNumber }: LoginAttempt): boolean {
  const cookies = new Set([...byName.values()].flatMap((list) => list.map(({ credential }) => credential)));
  return uses.some(({ number, credentials }) => number > lastNumber && credentials.some((id) => !cookies.has(id)));
}

/** A sign-out as it concerns the cookies: the exchange that asks, and those that its answer led to. */
export interface SignOut {
  site: string;
  exchange: string;
  number: number;
  endedAt: number;
  /** Number of the next sign-in, up to which what follows belongs to it. */
  until: number;
}

/** Whether a sign-out deleted the very cookies that were set, and whether what it ended still works. */
export function checkSignedOut(out: SignOut, context: Context): { checks: AttemptCheck[]; steps: AttemptStep[] } {
  const life = context.cookiesOf(out.site);
  if (!life) return { checks: [], steps: [] };
  const carried = [...life.byName].flatMap(([name, list]) => {
    const one = list.findLast(
      (each) => (each.first?.number ?? Infinity) <= out.number && (each.last?.number ?? 0) >= out.number,
    );
    return one ? [{ name, one }] : [];
  });
  const login = context.logins(out.site).findLast((one) => one.firstNumber < out.number && one.outcome !== 'failed');
  const all = carried
    .slice(0, MAX_COOKIES)
    .map(({ name, one }) => ({ name, check: checkCleared(name, one, out, life) }));
  const cleared = all.some(({ check }) => check.because === 'cleared');
  const checks = all.map(({ name, check }) => {
    const isOther = cleared && check.because === 'kept' && wasBefore(name, login, life);
    const { exchanges } = check;
    return { ...(isOther ? unseen('cookies-cleared', 'other-cookie', exchanges) : check), about: name.slice(0, 60) };
  });
  const ended = new Set(carried.map(({ one }) => one.credential));
  const after = life.uses.filter(
    (use) =>
      use.number > out.number &&
      use.at >= out.endedAt &&
      use.number < out.until &&
      use.credentials.some((id) => ended.has(id)),
  );
  const closed = checkClosed(after, out, life);
  if (closed && carried.length > 0) checks.push({ ...closed, about: '' });
  return {
    checks: checks.map(({ about, ...check }) => (about === '' ? check : { ...check, about })),
    steps: after
      .slice(0, 3)
      .map(({ exchange, status }) => createStep('after-sign-out', { exchange, ...(status > 0 ? { status } : {}) })),
  };
}

/**
 * The cookie was there before anybody signed in: where another one is deleted at the sign-out, this may hold anything, as a token against
 * forgery, and is wrong only where it opens something.
 */
function wasBefore(name: string, login: LoginAttempt | undefined, { changes }: CookieLife): boolean {
  const [first] = changes.get(name) ?? [];
  return login !== undefined && first !== undefined && first.number < login.firstNumber;
}

/** By identity: name, domain, path and partition; a deletion of another cookie of the name deletes nothing. */
function checkCleared(name: string, one: Generation, out: SignOut, life: CookieLife): AttemptCheck {
  const all = life.changes.get(name) ?? [];
  const set = all.findLast(({ cleared, number }) => !cleared && number < out.number);
  const since = all.filter(({ number }) => number >= out.number && number < out.until);
  const wiped = [...life.wiped].some((id) => Number(id) >= out.number && Number(id) < out.until);
  const at = [out.exchange];
  if (wiped) return ok('cookies-cleared', 'cleared', at);
  const fits = since.find(({ identity }) => set === undefined || identity === set.identity);
  const later = one.last && one.last.number > out.number && one.last.number < out.until ? one.last : undefined;
  if (fits && !(set === undefined && later))
    return ok('cookies-cleared', fits.cleared ? 'cleared' : 'changed', [...at, fits.exchange]);
  const other = since.find(({ cleared, identity }) => cleared && set !== undefined && identity !== set.identity);
  if (other && set) return broken('cookies-cleared', 'other-identity', [set.exchange, other.exchange]);
  if (!later) return unseen('cookies-cleared', 'nothing-after', at);
  // A session that the server keeps may have ended there.
  return one.isId
    ? unseen('cookies-cleared', 'server-session', [...at, later.exchange])
    : broken('cookies-cleared', 'kept', [...at, later.exchange]);
}

function checkClosed(after: readonly Use[], out: SignOut, { closed }: CookieLife): AttemptCheck | undefined {
  const [first] = after;
  if (!first) return unseen('closed-after', 'nothing-after', [out.exchange]);
  const open = after.find(
    ({ refused, status, endpoint }) => !refused && status >= 200 && status < 300 && closed.has(endpoint),
  );
  if (open) return broken('closed-after', 'still-open', [out.exchange, open.exchange]);
  const refused = after.find((use) => use.refused);
  if (refused) return ok('closed-after', 'closed', [out.exchange, refused.exchange]);
  return unseen('closed-after', 'kept', [out.exchange, first.exchange]);
}
