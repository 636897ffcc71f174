import { defineRule, type RuleMeta } from './rule.ts';
import { samlPost } from './support/example-flows.ts';
import { attributesOf, samlResponse } from './support/saml.ts';

export const meta: RuleMeta = {
  id: 'saml-replayed',
  title: 'SAML assertion posted twice',
  what: 'One SAML assertion was posted and accepted a second time.',
  why: 'Whoever gets hold of an assertion can sign in with it again.',
  fix: 'Let the service remember the IDs it has taken until they end.',
  references: ['SAML Profiles 4.1.4.5', 'ASVS 6.8.3', 'CWE 294'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'twice',
        exchanges: [samlPost(), samlPost()],
      },
    ],
    good: [
      {
        title: 'once',
        exchanges: [samlPost()],
      },
    ],
  }),
};

export default defineRule({
  id: 'saml-replayed',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  createState: () => new Set<string>(),
  check({ exchange, url }, _context, seen) {
    const saml = samlResponse(exchange);
    const id = saml && (attributesOf(saml, 'Assertion', 'ID')[0] ?? saml.id);
    if (saml?.kind !== 'Response' || !id || exchange.status === 0 || exchange.status >= 400) return [];
    const again = seen.has(id);
    if (seen.size < 100) seen.add(id);
    if (!again) return [];
    return [
      {
        message: `A SAML assertion was posted to ${url.host} a second time, and answered ${exchange.status}.`,
        evidence: ['ID: seen before', `status: ${exchange.status}`],
      },
    ];
  },
});
