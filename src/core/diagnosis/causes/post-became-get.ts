import { type CauseMeta, defineCause } from '../cause.ts';
import { isSameButForm } from '../places.ts';
import { hash } from '../words.ts';

export const meta: CauseMeta = {
  id: 'post-became-get',
  title: 'A redirect turned the POST into a GET',
  expected: 'A form is sent to the address that answers it, without a redirect on the way.',
  mends: 'page',
  next: [
    'Send it to the address that the redirect leads to: https, with or without www, with the slash at the end as the server has it.',
    'A server that has to redirect a POST uses 307 or 308.',
  ],
  settings: { Django: 'the slash at the end of the address, as in urlpatterns (APPEND_SLASH cannot keep a POST)' },
  verify: 'After the POST comes a GET of nearly the same address; what was sent never arrived.',
  rules: ['mixed-login-form'],
  references: ['RFC 9110 15.4.2'],
};

export default defineCause({
  id: 'post-became-get',
  kinds: ['refused'],
  check({ trace }, known) {
    const { location, status, method } = trace;
    if (
      !location ||
      method !== 'POST' ||
      (status !== 301 && status !== 302 && status !== 303) ||
      !isSameButForm(location, trace.url)
    )
      return undefined;
    const next = known.traces.find((one) => one.number > trace.number && one.url.href === location.href);
    if (next && next.method !== 'GET') return undefined;
    const how =
      location.protocol !== trace.url.protocol
        ? `from ${trace.url.protocol} to ${location.protocol}`
        : location.host !== trace.url.host
          ? `from ${trace.url.host} to ${location.host}`
          : 'to the same address with another end';
    return {
      weight: next ? 19 : 13,
      says: `the POST was redirected (${status}) ${how}, browsers go on with GET${next ? ` (${hash(next)})` : ''}, and what was sent never arrived`,
      evidence: [
        { text: `${status} to ${location.host}${location.pathname}`, exchanges: [trace] },
        ...(next ? [{ text: 'A GET without what was sent', exchanges: [next] }] : []),
      ],
      about: `${trace.origin}${trace.url.pathname}`,
    };
  },
});
