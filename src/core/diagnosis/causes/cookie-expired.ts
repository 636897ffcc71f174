import { ALL, type CauseMeta, defineCause } from '../cause.ts';
import type { CookieEvent } from '../jar.ts';
import { carriesCredential } from '../known.ts';
import { at, describeEvent, missingFor, roleOf } from '../missing-cookie.ts';
import { isSignInPlace } from '../places.ts';
import { hash, short, span } from '../words.ts';

export const meta: CauseMeta = {
  id: 'cookie-expired',
  title: 'The cookie had expired',
  expected: 'A session cookie lives as long as the session, counted by the clock of the browser.',
  mends: 'api',
  next: [
    'Give it the lifetime of the session, by Max-Age rather than Expires: Max-Age does not depend on two clocks.',
    'Renew it with each answer if the session slides.',
  ],
  verify: 'Compare the Expires column of the cookie with the time of the request.',
  rules: ['cookie-expired-on-arrival', 'cookie-expiry-conflict'],
  references: ['RFC 6265bis 5.7'],
};

export default defineCause({
  id: 'cookie-expired',
  kinds: ALL,
  check(failure, known) {
    const missing = missingFor(failure, known, ['expired']);
    if (missing) {
      const { event, trace, because, weight } = missing;
      const end = event.cookie?.expires ?? trace.at;
      const life = event.trace ? end - event.trace.end : undefined;
      return {
        weight,
        says: `${hash(trace)} went without the ${describeEvent(event)}: it had expired ${span(trace.at - end)} before${life !== undefined && life > 0 ? `, after ${span(life)}` : ''}`,
        evidence: [
          {
            text: `${short(event.name)} ended ${span(trace.at - end)} before the request; ${because}`,
            exchanges: [...at(event), trace],
          },
        ],
        about: event.name,
        observed: `Expired ${span(trace.at - end)} before the request.`,
      };
    }
    const { trace } = failure;
    if (carriesCredential(trace)) return undefined;
    for (const name of known.jar.names()) {
      const event = known.jar.history(name).findLast(({ number }) => number < trace.number);
      const late = event && lateness(event);
      if (!event?.trace || late === undefined || event.trace.site !== trace.site) continue;
      if (!isSignInPlace(event.trace) && !/^(?:session|access|id)$/.test(roleOf(event))) continue;
      return {
        weight: 17,
        says: `the ${describeEvent(event)}, had expired on arrival: its Expires lies ${span(late)} back, so the browser did not keep it`,
        evidence: [
          { text: `Expires is ${span(late)} before the answer came`, exchanges: [event.trace] },
          { text: `${hash(trace)} went without it`, exchanges: [trace] },
        ],
        about: name,
        observed: `Expires lies ${span(late)} in the past.`,
        next: ["Set Max-Age, and mend the server's clock or time zone: a date in the past deletes a cookie."],
      };
    }
    return undefined;
  },
});

/** A value with an end in the past that was not meant as a deletion: those empty the value, or go far back. */
function lateness({ kind, value, set, trace }: CookieEvent): number | undefined {
  if (kind !== 'deleted' || !trace || value.length < 8 || set?.maxAge !== undefined || set?.expires === undefined)
    return undefined;
  if (/^(?:deleted?|expired|removed)$/i.test(value)) return undefined;
  return set.expires < Date.UTC(2001, 0, 1) ? undefined : trace.end - set.expires;
}
