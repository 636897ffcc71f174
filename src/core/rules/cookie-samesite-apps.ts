import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { SESSION_ID } from './support/examples.ts';

export const meta: RuleMeta = {
  id: 'cookie-samesite-apps',
  title: 'Other hosts of the site can set the session cookie',
  what: 'Pages of three hosts of one site were seen, and a session cookie there has no __Host- prefix.',
  why: 'SameSite does not part hosts of one site, and each of them can set cookies for the whole domain.',
  fix: 'Name the cookie __Host-…, and keep applications that do not trust each other on sites of their own.',
  references: ['OAuth browser apps 6.1.3.3.1', 'ASVS 3.3.3'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'three hosts',
        exchanges: [
          { url: 'https://a.example.com/', type: 'document' },
          { url: 'https://b.example.com/', type: 'document' },
          { url: 'https://app.example.com/', type: 'document', request: { cookie: `sid=${SESSION_ID}` } },
        ],
      },
    ],
    good: [
      {
        title: 'one host',
        exchanges: [{ url: 'https://app.example.com/', type: 'document', request: { cookie: `sid=${SESSION_ID}` } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-samesite-apps',
  subject: 'exchange',
  severity: 'info',
  confidence: 'low',
  off: true,
  createState: () => new Set<string>(),
  check({ exchange, url, recorded }, _context, hosts) {
    if (exchange.type !== 'document') return [];
    if (hosts.size < 10) hosts.add(url.hostname);
    if (hosts.size < 3) return [];
    return recorded
      .filter(
        ({ credential, sighting: { place } }) =>
          place.carrier === 'cookie' && credential.role === 'session' && !/^__host-/i.test(place.name),
      )
      .slice(0, 1)
      .map(({ sighting: { place } }) => ({
        message: `The session cookie "${shorten(place.name)}" can be set by each of ${hosts.size} hosts of the site.`,
        evidence: [`hosts: ${hosts.size}`],
        name: shorten(place.name),
      }));
  },
});
