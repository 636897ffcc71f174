import { ALL, type CauseMeta, defineCause } from '../cause.ts';
import { at, describeEvent, missingFor } from '../missing-cookie.ts';
import { hash, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'cookie-partitioned',
  title: 'The cookie lies in another partition',
  expected: 'A partitioned cookie is set and needed under the same top-level site.',
  mends: 'api',
  next: [
    'Sign in within the page that embeds the service, or ask for access with document.requestStorageAccess().',
    'Or serve the service under the site of the page, where no partition is needed.',
  ],
  verify: 'The Partition Key column of the cookie names another site than the page.',
  rules: ['cookie-partition-size', 'cookie-embedded-unpartitioned'],
  references: ['CHIPS'],
};

export default defineCause({
  id: 'cookie-partitioned',
  kinds: ALL,
  check(failure, known) {
    const missing = missingFor(failure, known, ['partition']);
    if (!missing) return undefined;
    const { event, trace, because, weight } = missing;
    const top = trace.type === 'document' ? 'at top level' : `in a page of ${trace.pageSite}`;
    return {
      weight,
      says: `${hash(trace)}, ${top}, went without the ${describeEvent(event)}: it is partitioned, and kept for pages of ${event.partition} only`,
      evidence: [
        { text: `${short(event.name)} lies in the partition of ${event.partition}; ${because}`, exchanges: at(event) },
        { text: `The request was made ${top}`, exchanges: [trace] },
      ],
      about: event.name,
      observed: `Partition ${event.partition}, request ${top}.`,
    };
  },
});
