import { type CauseMeta, defineCause, REFUSALS } from '../cause.ts';
import { isProof } from '../known.ts';
import { hash, short, span } from '../words.ts';

export const meta: CauseMeta = {
  id: 'cookie-rotated-away',
  title: 'Another request replaced the session meanwhile',
  expected: 'The value that a request carries is the one the server gave last.',
  mends: 'api',
  next: [
    'Let the value before the last be good for some seconds after a rotation.',
    'In the page, make one request that renews, and have the others wait for it.',
  ],
  verify: 'A request that began before this one was answered with another value of the same cookie.',
  rules: ['oauth-refresh-reused'],
  references: ['RFC 6265bis 5.7'],
};

export default defineCause({
  id: 'cookie-rotated-away',
  kinds: REFUSALS,
  check({ trace }, known) {
    for (const { credential, place } of trace.sent) {
      if (place.carrier !== 'cookie' || !(isProof(credential) || credential.role === 'refresh')) continue;
      const value = trace.cookies.find(({ name }) => name === place.name)?.value;
      const other = known.jar
        .history(place.name)
        .findLast(
          (event) =>
            event.kind === 'set' &&
            event.value !== value &&
            event.value !== '' &&
            event.trace !== undefined &&
            event.trace !== trace &&
            event.trace.at <= trace.end &&
            event.trace.end >= trace.at - 50 &&
            event.trace.status < 400,
        );
      if (!other?.trace?.cookies.some((pair) => pair.name === place.name && pair.value === value)) continue;
      const gap = Math.abs(other.trace.at - trace.at);
      return {
        weight: 16,
        says: `it carried the value of ${short(place.name)} that ${hash(other.trace)}, ${span(gap)} apart from it, was just exchanging for a new one: the two requests ran at the same time`,
        evidence: [
          { text: `${hash(other.trace)} sets another value of ${short(place.name)}`, exchanges: [other.trace] },
          { text: `${hash(trace)} was under way with the one before`, exchanges: [trace] },
        ],
        about: place.name,
        observed: 'Two requests with one value, of which one rotates it.',
      };
    }
    return undefined;
  },
});
