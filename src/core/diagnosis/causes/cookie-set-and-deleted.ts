import { type CauseMeta, defineCause, REFUSALS } from '../cause.ts';
import type { CookieEvent } from '../jar.ts';
import { carriesCredential } from '../known.ts';
import { roleOf } from '../missing-cookie.ts';
import { isSignInPlace } from '../places.ts';
import { hash, nameOf, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'cookie-set-and-deleted',
  title: 'A cookie is set and deleted in one response',
  expected:
    'An answer that sets a cookie does not delete the same one: name, Domain, Path and partition together make it the same.',
  mends: 'api',
  next: ['Do not send the deletion, or send it before the line that sets the cookie.'],
  verify: 'The answer has two Set-Cookie lines of one name, the second with Max-Age=0 or a date in the past.',
  rules: ['cookie-duplicate-set'],
  references: ['RFC 6265bis 5.7'],
};

export default defineCause({
  id: 'cookie-set-and-deleted',
  kinds: REFUSALS,
  check({ trace }, known) {
    for (const name of known.jar.names()) {
      if (trace.cookies.some((pair) => pair.name === name)) continue;
      const history = known.jar.history(name).filter((event) => event.number < trace.number);
      const gone = history.at(-1);
      if (gone?.kind !== 'deleted' || !gone.trace || gone.trace.site !== trace.site) continue;
      const set = history.find(
        (event) =>
          event.kind === 'set' && event.trace === gone.trace && event.identity === gone.identity && event.value !== '',
      );
      if (!set) continue;
      const early = isSignInPlace(gone.trace);
      const role = roleOf(set);
      if (!early && !/^(?:session|access|id|remember-me)$/.test(role)) continue;
      const local = set.verdict?.changes.some(({ code }) => code === 'domain-ignored');
      return {
        weight: (early ? 20 : 15) - (carriesCredential(trace) ? 6 : 0),
        says: `${nameOf(gone.trace)} (${hash(gone.trace)}) sets ${short(name)} and deletes it in the same response${local ? `: Domain=${short(set.set?.domain ?? '')} counts as host-only, so both lines are one cookie` : ''}, and the deletion, coming last, wins`,
        evidence: [
          { text: `${short(name)} is set and deleted in one response`, exchanges: [gone.trace] },
          { text: `${hash(trace)} went without it`, exchanges: [trace] },
        ],
        about: name,
        observed: describe(set, gone),
        ...(local ? { next: [`Leave Domain out for ${gone.trace.host}, or do not send the deletion.`] } : {}),
      };
    }
    return undefined;
  },
});

function describe(set: CookieEvent, gone: CookieEvent): string {
  return `Set and deleted in one response: first with ${set.set?.domain ? `Domain=${short(set.set.domain)}` : 'no Domain'}, then with ${gone.set?.domain ? `Domain=${short(gone.set.domain)}` : 'no Domain'}.`;
}
