import { type CauseMeta, defineCause, REFUSALS } from '../cause.ts';
import { hash } from '../words.ts';

export const meta: CauseMeta = {
  id: 'token-lost-at-redirect',
  title: 'Authorization got lost in a redirect',
  expected: 'A request that needs Authorization goes straight to the origin that answers it.',
  mends: 'page',
  next: [
    'Call the last address directly (mind a slash at the end, http and https, the region in the host), or have the API answer without a redirect across origins.',
  ],
  verify: 'The redirected request has no Authorization header: browsers take it off when the origin changes.',
  rules: ['auth-dropped-on-redirect'],
  references: ['Fetch'],
};

export default defineCause({
  id: 'token-lost-at-redirect',
  kinds: [...REFUSALS, 'blocked'],
  check({ trace }, known) {
    if (trace.authorization !== undefined) return undefined;
    let from = known.find(trace.redirectedFrom);
    for (let steps = 0; from && from.authorization === undefined && steps < 10; steps++)
      from = known.find(from.redirectedFrom);
    if (!from?.authorization || from.origin === trace.origin) return undefined;
    return {
      weight: 22,
      says: `${hash(from)} carried Authorization, was answered with a redirect (${from.status}) to ${trace.url.host}, and arrived there as ${hash(trace)} without it: browsers drop Authorization when a redirect leaves the origin`,
      evidence: [
        { text: `${from.url.host} redirects (${from.status}) to ${trace.url.host}`, exchanges: [from] },
        { text: 'No Authorization in the redirected request', exchanges: [trace] },
      ],
      about: `${from.origin} ${trace.origin}`,
      observed: 'Authorization was lost at the redirect to another origin.',
    };
  },
});
