import { formatSeconds } from '../http/duration.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { SAML_UNTIL, samlPost, samlXml } from './support/example-flows.ts';
import { attributesOf, samlAssertion } from './support/saml.ts';

export const meta: RuleMeta = {
  id: 'saml-no-expiry',
  title: 'SAML assertion without an end, or with a late one',
  what: 'A SAML assertion does not say until when it may be used, or is good for more than ten minutes.',
  why: 'Whoever gets hold of it can sign in with it for that long.',
  fix: 'Set NotOnOrAfter in SubjectConfirmationData and Conditions to at most five minutes.',
  references: ['SAML Profiles 4.1.4.2', 'CWE 613', 'OWASP SAML Security'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'no NotOnOrAfter',
        exchanges: [samlPost(samlXml([`NotOnOrAfter="${SAML_UNTIL}"`, '']))],
      },
    ],
    good: [
      {
        title: 'five minutes',
        exchanges: [samlPost()],
      },
    ],
  }),
};

const LONG_MS = 600_000;

export default defineRule({
  id: 'saml-no-expiry',
  subject: 'exchange',
  severity: 'error',
  confidence: 'high',
  check({ exchange, url }) {
    const saml = samlAssertion(exchange);
    if (saml === undefined) return [];
    const ends = [...attributesOf(saml, 'SubjectConfirmationData', 'NotOnOrAfter'), saml.notOnOrAfter ?? '']
      .map((text) => Date.parse(text))
      .filter((time) => !Number.isNaN(time));
    const left = Math.min(...ends) - (Date.parse(saml.issueInstant ?? '') || exchange.startedAt);
    if (left <= LONG_MS) return [];
    return [
      {
        message: `A SAML assertion for ${url.host} may be used ${ends.length === 0 ? 'for ever' : `for ${formatSeconds(left / 1000)}`}.`,
        severity: ends.length === 0 ? 'error' : 'warning',
        evidence: [ends.length === 0 ? 'NotOnOrAfter: absent' : `NotOnOrAfter: ${formatSeconds(left / 1000)} ahead`],
      },
    ];
  },
});
