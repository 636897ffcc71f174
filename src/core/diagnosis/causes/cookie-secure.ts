import { ALL, type CauseMeta, defineCause } from '../cause.ts';
import { at, describeEvent, missingFor } from '../missing-cookie.ts';
import { hash, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'cookie-secure',
  title: 'A Secure cookie is not sent over http',
  expected: 'All requests that need the session go over https.',
  mends: 'api',
  next: ['Use https for every address of the site, and redirect http to it.'],
  verify: 'The address of the request begins with http:, and the cookie has Secure.',
  rules: ['auth-over-http', 'hsts-missing'],
  references: ['RFC 6265bis 5.8.3'],
};

export default defineCause({
  id: 'cookie-secure',
  kinds: ALL,
  check(failure, known) {
    const missing = missingFor(failure, known, ['secure']);
    if (!missing) return undefined;
    const { event, trace, because, weight } = missing;
    return {
      weight,
      says: `${hash(trace)} went over http without the ${describeEvent(event)}: it is Secure and goes over https only`,
      evidence: [
        { text: `${short(event.name)} has Secure; ${because}`, exchanges: at(event) },
        { text: `The request is for http://${trace.url.host}`, exchanges: [trace] },
      ],
      about: event.name,
      observed: 'A request over http, and a Secure cookie.',
    };
  },
});
