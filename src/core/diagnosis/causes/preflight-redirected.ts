import { type CauseMeta, defineCause } from '../cause.ts';
import { preflightOf } from '../preflight.ts';
import { answered } from '../trace.ts';
import { hash, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'preflight-redirected',
  title: 'The preflight was not answered with success',
  expected: 'A preflight is answered 2xx, without a redirect.',
  mends: 'api',
  next: [
    'Call the address that the redirect leads to (https, the slash at the end, the right host), or answer OPTIONS before anything redirects.',
  ],
  verify: 'Send OPTIONS to the address: it must be answered 2xx.',
  references: ['Fetch'],
};

export default defineCause({
  id: 'preflight-redirected',
  kinds: ['blocked'],
  check({ trace }, known) {
    const preflight = preflightOf(trace, known);
    if (!preflight || preflight.status === 0 || (preflight.status >= 200 && preflight.status < 300)) return undefined;
    const { status } = preflight;
    if (status === 401 || status === 403 || status === 407) return undefined;
    const target = preflight.location;
    return {
      weight: 19,
      says: target
        ? `the preflight (${hash(preflight)}) was redirected (${status}) to ${short(`${target.host}${target.pathname}`, 80)}, and a preflight must not be, so the request itself was not made`
        : `the preflight (OPTIONS, ${hash(preflight)}) was answered ${status}, so the request itself was not made`,
      evidence: [
        {
          text: `OPTIONS was answered ${status}${answered(preflight, 'location') ? ` with Location` : ''}`,
          exchanges: [preflight],
        },
      ],
      about: preflight.origin,
      ...(target
        ? {}
        : {
            next: ['Answer OPTIONS with 204 and the Access-Control headers, in the server or in the proxy before it.'],
            only: true,
          }),
    };
  },
});
