import { ALL, type CauseMeta, defineCause } from '../cause.ts';
import { at, describeEvent, missingFor } from '../missing-cookie.ts';
import { hash, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'cookie-path',
  title: 'The Path of the cookie does not cover the request',
  expected: 'A cookie that the whole site needs has Path=/.',
  mends: 'api',
  next: ['Set it with Path=/: without Path a cookie is kept for the folder of the address that set it.'],
  verify: 'Compare the Path column of the cookie with the path of the request; case and slashes count.',
  rules: ['cookie-path-surprise'],
  references: ['RFC 6265bis 5.1.4'],
};

export default defineCause({
  id: 'cookie-path',
  kinds: ALL,
  check(failure, known) {
    const missing = missingFor(failure, known, ['path']);
    if (!missing) return undefined;
    const { event, trace, because, weight } = missing;
    const path = event.cookie?.path ?? '/';
    const written = event.set?.path?.startsWith('/') === true;
    return {
      weight,
      says: `${hash(trace)} went without the ${describeEvent(event)}: its Path ${short(path, 60)}${written || !event.set ? '' : ', the default for the address that set it,'} does not cover ${short(trace.url.pathname, 60)}`,
      evidence: [
        {
          text: `${short(event.name)} has ${written ? '' : 'no Path, so '}Path ${short(path, 60)}; ${because}`,
          exchanges: at(event),
        },
        { text: `The request is for ${short(trace.url.pathname, 60)}`, exchanges: [trace] },
      ],
      about: event.name,
      observed: `Path ${short(path, 60)} does not match ${short(trace.url.pathname, 60)}.`,
    };
  },
});
