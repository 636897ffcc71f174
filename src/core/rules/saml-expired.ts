import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { SAML_UNTIL, samlPost, samlXml } from './support/example-flows.ts';
import { NOW } from './support/examples.ts';
import { attributesOf, samlAssertion } from './support/saml.ts';
import { serverTime } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'saml-expired',
  title: 'SAML assertion outside its time',
  what: 'A SAML assertion is posted after its end, or before its beginning.',
  why: 'A service that looks at the time refuses it; one that does not takes old ones too.',
  fix: 'Set the clocks of both servers by NTP, and allow a minute or two.',
  references: ['SAML Profiles 4.1.4.3', 'ASVS 9.2.1', 'OWASP SAML Security'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'an hour late',
        exchanges: [samlPost(samlXml([SAML_UNTIL, new Date(NOW - 3_600_000).toISOString()]))],
      },
    ],
    good: [
      {
        title: 'in time',
        exchanges: [samlPost()],
      },
    ],
  }),
};

const LEEWAY_MS = 60_000;

export default defineRule({
  id: 'saml-expired',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  check({ exchange, url }) {
    const saml = samlAssertion(exchange);
    if (saml === undefined) return [];
    const now = serverTime(exchange, exchange.startedAt);
    const ends = [...attributesOf(saml, 'SubjectConfirmationData', 'NotOnOrAfter'), saml.notOnOrAfter ?? ''];
    const late = ends.some((text) => Date.parse(text) < now - LEEWAY_MS);
    const early = Date.parse(saml.notBefore ?? '') > now + LEEWAY_MS;
    if (!late && !early) return [];
    return [
      {
        message: `A SAML assertion for ${url.host} ${late ? 'had ended' : 'had not begun'} when it was posted, and was answered ${exchange.status}.`,
        evidence: [
          late ? `NotOnOrAfter: ${shorten(saml.notOnOrAfter ?? '')}` : `NotBefore: ${shorten(saml.notBefore ?? '')}`,
        ],
      },
    ];
  },
});
