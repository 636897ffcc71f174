import { setCookieIdentity } from '../http/cookie-identity.ts';
import { isLocalHost, originOf } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, isAuthenticating } from './support/cookie-line.ts';
import { OTHER_ID } from './support/example-flows.ts';
import { SESSION_ID } from './support/examples.ts';

export const meta: RuleMeta = {
  id: 'cookie-port-shared',
  title: 'Two ports share a cookie',
  what: 'Two servers on ports of the same local host set cookies of one name.',
  why: 'Cookies do not know ports: each server overwrites what the other keeps, and people are signed out at random.',
  fix: "Give each server's cookie a name of its own, or use names such as app.localhost.",
  references: ['RFC 6265bis 8.5'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'two ports, one name',
        exchanges: [
          {
            url: 'http://localhost:3000/',
            pageUrl: 'http://localhost:3000/',
            response: { 'set-cookie': `sid=${SESSION_ID}; HttpOnly; SameSite=Lax` },
          },
          {
            url: 'http://localhost:4000/',
            pageUrl: 'http://localhost:3000/',
            response: { 'set-cookie': `sid=${OTHER_ID}; HttpOnly; SameSite=Lax` },
          },
        ],
      },
    ],
    good: [
      {
        title: 'two names',
        exchanges: [
          {
            url: 'http://localhost:3000/',
            pageUrl: 'http://localhost:3000/',
            response: { 'set-cookie': `sid=${SESSION_ID}; HttpOnly; SameSite=Lax` },
          },
          {
            url: 'http://localhost:4000/',
            pageUrl: 'http://localhost:3000/',
            response: { 'set-cookie': `api=${OTHER_ID}; HttpOnly; SameSite=Lax` },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-port-shared',
  subject: 'set-cookie',
  severity: 'info',
  confidence: 'high',
  createState: () => new Map<string, string>(),
  check({ cookie, role, exchange, host }, _context, owners) {
    if (!isLocalHost(host) || (!isAuthenticating(role) && role !== 'csrf' && role !== 'unknown')) return [];
    const origin = originOf(exchange.url);
    const identity = setCookieIdentity(cookie, exchange.url);
    const owner = owners.get(identity);
    if (owner === undefined && owners.size < 200) owners.set(identity, origin);
    if (owner === undefined || owner === origin) return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} is set by ${originOf(owner)} and by ${origin}.`,
        evidence: [`first: ${owner}`, `then: ${origin}`],
      },
    ];
  },
});
