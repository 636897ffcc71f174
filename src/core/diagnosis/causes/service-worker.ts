import { type CauseMeta, defineCause, REFUSALS } from '../cause.ts';
import { carriesCredential } from '../known.ts';
import { hash, span } from '../words.ts';

export const meta: CauseMeta = {
  id: 'service-worker',
  title: 'A service worker made the request anew without the header',
  expected: 'A service worker hands the request on as it got it.',
  mends: 'page',
  next: [
    'In the service worker use fetch(event.request), or copy the headers: new Request(url, { headers: event.request.headers, credentials: event.request.credentials }).',
  ],
  verify: 'In the developer tools tick “Bypass for network” under Service workers: it works.',
  references: ['Fetch'],
};

/** Milliseconds between the page's request and the worker's. */
const NEAR = 2000;

export default defineCause({
  id: 'service-worker',
  kinds: REFUSALS,
  check({ trace }, known) {
    if (carriesCredential(trace)) return undefined;
    const twin = known.traces.find(
      (one) =>
        one !== trace &&
        one.method === trace.method &&
        one.url.href === trace.url.href &&
        Math.abs(one.at - trace.at) < NEAR &&
        one.type !== 'preflight' &&
        one.authorization !== undefined &&
        one.status === trace.status &&
        one.redirectedFrom === undefined &&
        trace.redirectedFrom === undefined &&
        one.number < trace.number &&
        one.end >= trace.at,
    );
    if (!twin) return undefined;
    return {
      weight: twin.end >= trace.end ? 13 : 9,
      says: `the page asked with Authorization (${hash(twin)}), and within ${span(Math.abs(twin.at - trace.at))} the same went out without it (${hash(trace)}): most likely a service worker made it anew`,
      evidence: [
        {
          text: 'Two requests for one address, one within the other, one without Authorization',
          exchanges: [twin, trace],
        },
      ],
      about: trace.origin,
    };
  },
});
