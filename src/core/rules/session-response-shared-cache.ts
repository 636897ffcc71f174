import { getHeader } from '../http/header.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, isAuthenticating, shorten } from './support/cookie-line.ts';
import { SESSION_ID } from './support/examples.ts';

export const meta: RuleMeta = {
  id: 'session-response-shared-cache',
  title: 'Session cookie in a response for shared caches',
  what: 'A response that sets a session cookie says that shared caches may keep it, or comes out of one.',
  why: "The cache hands one person's session to the next.",
  fix: 'Send Cache-Control: private, no-store with every response that sets such a cookie, and let the cache strip Set-Cookie.',
  references: ['RFC 9111 5.2.2.9', 'CWE 524', 'ASVS 14.2.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'public with a session cookie',
        exchanges: [
          {
            response: {
              'cache-control': 'public, max-age=600',
              'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax`,
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'private',
        exchanges: [
          {
            response: {
              'cache-control': 'private, no-store',
              'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax`,
            },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'session-response-shared-cache',
  subject: 'exchange',
  severity: 'error',
  confidence: 'medium',
  check({ exchange, recorded, url }) {
    const control = getHeader(exchange.responseHeaders, 'cache-control') ?? '';
    const shared = /(?:^|[\s,])(?:public|s-maxage\s*=\s*"?[1-9])/i.test(control) && !/no-store|private/i.test(control);
    const fromShared =
      /^\s*hit/i.test(getHeader(exchange.responseHeaders, 'x-cache') ?? '') ||
      Number(getHeader(exchange.responseHeaders, 'age') ?? 0) > 0;
    if ((!shared && !fromShared) || exchange.fromCache) return [];
    return recorded
      .filter(
        ({ credential, sighting }) => sighting.place.carrier === 'set-cookie' && isAuthenticating(credential.role),
      )
      .map(({ credential, sighting }) => ({
        message: `${describeCookie(sighting.place.name, credential.role)} is set by ${url.host} in a response that ${fromShared ? 'comes out of' : 'may be kept by'} a shared cache.`,
        // What is stale at once is asked for again before it is handed on.
        ...(!fromShared && isStaleAtOnce(control) ? { severity: 'warning' as const } : {}),
        evidence: [`Cache-Control: ${shorten(control)}`],
        name: shorten(sighting.place.name),
      }));
  },
});

function isStaleAtOnce(control: string): boolean {
  return (
    /no-cache|(?:^|[\s,])max-age\s*=\s*"?0+"?(?:[\s,]|$)/i.test(control) && !/s-maxage\s*=\s*"?0*[1-9]/i.test(control)
  );
}
