import { type CauseMeta, defineCause } from '../cause.ts';
import { hash, nameOf, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'logout-other-cookie',
  title: 'The sign-out deletes another cookie',
  expected: 'The deletion names the Domain and Path that the cookie was set with.',
  mends: 'api',
  next: ['Delete it with the same Domain and Path as it was set with.'],
  verify: 'Compare the two Set-Cookie lines: name, Domain, Path and partition must be equal.',
  rules: ['session-cookie-kept-at-logout', 'session-valid-after-logout'],
  references: ['RFC 6265bis 5.7'],
};

export default defineCause({
  id: 'logout-other-cookie',
  kinds: ['logout-left-session'],
  check({ trace, name = '', with: others = [] }, known) {
    const history = known.jar.history(name);
    const sent = trace.cookies.find((pair) => pair.name === name)?.value;
    const set = history.findLast(
      (event) =>
        (event.kind === 'set' || event.kind === 'stored') && event.value === sent && event.number < trace.number,
    );
    const gone = history.findLast(
      (event) => event.kind === 'deleted' && event.number < trace.number && event.trace !== undefined,
    );
    const signOut = gone?.trace ?? others[0];
    if (!gone || !signOut) return undefined;
    if (set && set.identity === gone.identity) return undefined;
    const differs = set ? difference(set, gone) : undefined;
    return {
      weight: set ? 21 : 12,
      says: `${nameOf(signOut)} (${hash(signOut)}) deletes ${short(name)} ${where(gone)}, which is another cookie; the one set ${set ? `${where(set)}${set.trace ? ` (${hash(set.trace)})` : ''}` : 'before'} is not deleted and went with ${hash(trace)}`,
      evidence: [
        ...(set?.trace ? [{ text: `Set ${where(set)}`, exchanges: [set.trace] }] : []),
        { text: `Deleted ${where(gone)}`, exchanges: [signOut] },
        { text: `Sent all the same and answered ${trace.status}`, exchanges: [trace] },
      ],
      about: name,
      observed: `The cookie with ${differs ?? 'another Domain or Path'} stays: it was not deleted.`,
      ...(set
        ? {
            next: [
              `Delete it with ${set.cookie?.hostOnly ? 'no Domain' : `Domain=${set.cookie?.domain}`} and Path=${set.cookie?.path ?? '/'}, as it was set.`,
            ],
            only: true,
          }
        : {}),
    };
  },
});

interface Scoped {
  cookie?: { domain: string; hostOnly: boolean; path: string } | undefined;
  partition?: string;
}

function where({ cookie, partition }: Scoped): string {
  if (!cookie) return '';
  const path = cookie.path === '/' ? '' : ` and Path=${short(cookie.path, 40)}`;
  const domain = cookie.hostOnly ? `for ${cookie.domain} only` : `with Domain=${cookie.domain}`;
  return `${domain}${path}${partition === undefined ? '' : ', partitioned'}`;
}

function difference(set: Scoped, gone: Scoped): string {
  if (set.cookie?.domain !== gone.cookie?.domain || set.cookie?.hostOnly !== gone.cookie?.hostOnly)
    return set.cookie?.hostOnly ? 'no Domain' : `Domain=${set.cookie?.domain}`;
  if (set.cookie?.path !== gone.cookie?.path) return `Path=${set.cookie?.path}`;
  return 'another partition';
}
