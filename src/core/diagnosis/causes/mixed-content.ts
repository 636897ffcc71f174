import { isLocalHost } from '../../http/site.ts';
import { type CauseMeta, defineCause } from '../cause.ts';
import { hash } from '../words.ts';

export const meta: CauseMeta = {
  id: 'mixed-content',
  title: 'A page over https asks over http',
  expected: 'A page over https makes its requests over https and wss.',
  mends: 'page',
  next: [
    'Call the address with https: (or wss:). Where a server builds the address, tell it that it stands behind TLS (X-Forwarded-Proto).',
  ],
  verify: 'The console of the page says Mixed Content.',
  rules: ['auth-over-http', 'auth-over-ws', 'mixed-login-form'],
  references: ['RFC 9110 4.2.2'],
};

export default defineCause({
  id: 'mixed-content',
  kinds: ['blocked', 'handshake'],
  check({ trace }) {
    const { protocol, hostname } = trace.url;
    if (
      (protocol !== 'http:' && protocol !== 'ws:') ||
      !trace.pageOrigin.startsWith('https:') ||
      isLocalHost(hostname) ||
      trace.status > 0
    )
      return undefined;
    return {
      weight: 20,
      says: `the page is loaded over https and asks ${protocol}//${trace.url.host} (${hash(trace)}), which the browser does not let it`,
      evidence: [{ text: `${trace.pageOrigin} asks ${protocol}//${trace.url.host}`, exchanges: [trace] }],
      about: trace.origin,
    };
  },
});
