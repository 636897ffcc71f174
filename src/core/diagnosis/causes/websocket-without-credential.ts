import { type CauseMeta, defineCause } from '../cause.ts';
import { carriesCredential } from '../known.ts';
import { hash } from '../words.ts';

export const meta: CauseMeta = {
  id: 'websocket-without-credential',
  title: 'A WebSocket cannot carry Authorization',
  expected: 'The handshake carries what the server asks for: a cookie, a ticket in the address, a subprotocol.',
  mends: 'page',
  next: [
    'Let a cookie authenticate the handshake, or put a short-lived ticket into its address.',
    'Or send the token in Sec-WebSocket-Protocol, or as the first message after opening.',
  ],
  verify: 'The handshake has neither Authorization nor a cookie, while other requests to the host have a token.',
  rules: ['token-in-ws-url'],
  references: ['RFC 6455 10.5'],
};

export default defineCause({
  id: 'websocket-without-credential',
  kinds: ['handshake'],
  check({ trace }, known) {
    if (
      carriesCredential(trace) ||
      trace.cookies.length > 0 ||
      trace.request.has('sec-websocket-protocol') ||
      trace.url.search.length > 16
    )
      return undefined;
    const other = known.traces.find(
      (one) => one.origin === trace.origin && one.authorization !== undefined && one.status >= 200 && one.status < 300,
    );
    const site =
      other ??
      known.traces.find(
        (one) => one.site === trace.site && one.authorization !== undefined && one.status >= 200 && one.status < 300,
      );
    if (!site && trace.status !== 401 && trace.status !== 403) return undefined;
    return {
      weight: other ? 17 : site ? 13 : 9,
      says: `the handshake ${hash(trace)} went without a credential${site ? `, while requests to ${site.url.host} carry a ${site.authorization?.schemeText ?? 'Bearer'} token (${hash(site)})` : ''}: a page's WebSocket cannot set Authorization or any other header`,
      evidence: [
        { text: 'No Authorization, no cookie, no subprotocol in the handshake', exchanges: [trace] },
        ...(site ? [{ text: `A request with Authorization was answered ${site.status}`, exchanges: [site] }] : []),
      ],
      about: trace.origin,
      observed: 'WebSocket cannot set Authorization; nothing else was sent.',
    };
  },
});
