import { ALL, type CauseMeta, defineCause } from '../cause.ts';
import { at, describeEvent, missingFor } from '../missing-cookie.ts';
import { hash, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'third-party-blocked',
  title: 'The browser blocks third-party cookies',
  expected: 'A cookie of another site is not to be counted on in a frame or a request of a page.',
  mends: 'page',
  next: [
    'Serve the API under the site of the page, or give the cookie Partitioned where it may be one for each site that embeds it.',
  ],
  verify: 'Allow third-party cookies for this page in the settings of the browser and try again: it works then.',
  rules: ['oauth-silent-iframe', 'cookie-embedded-unpartitioned'],
  references: ['OAuth browser apps 6.3', 'CHIPS'],
};

export default defineCause({
  id: 'third-party-blocked',
  kinds: ALL,
  check(failure, known) {
    const missing = missingFor(failure, known, ['third-party']);
    if (!missing) return undefined;
    const { event, trace, because, weight } = missing;
    const silent = failure.kind === 'silent-failed' || trace.query.get('prompt') === 'none';
    const error = failure.trace.locationFragment.get('error') ?? failure.trace.locationQuery.get('error');
    return {
      weight: weight - 1,
      says: `${hash(trace)} to ${trace.host}, embedded in a page of ${trace.pageSite}, went without the ${describeEvent(event)}: third-party cookies are blocked`,
      evidence: [
        {
          text: `${short(event.name)} was set for ${event.cookie?.domain ?? trace.host}; ${because}`,
          exchanges: at(event),
        },
        {
          text: `Domain, Path, Secure and SameSite would let it go with ${hash(trace)}, which had none of it`,
          exchanges: [trace],
        },
        ...(error === undefined ? [] : [{ text: `The answer is ${error}`, exchanges: [failure.trace] }]),
      ],
      about: event.name,
      observed: 'The cookie is there and allowed by its own attributes, and the embedded request went without it.',
      ...(silent
        ? {
            next: [
              'Renew with a refresh token (rotated, for a public client) instead of a frame.',
              'Or put the provider under the same site as the page, or keep the tokens in a backend (BFF).',
            ],
            only: true,
          }
        : {}),
    };
  },
});
