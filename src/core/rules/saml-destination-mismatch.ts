import { parseUrl } from '../http/site.ts';
import { type Detected, defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { samlPost, samlXml } from './support/example-flows.ts';
import { attributesOf, samlResponse } from './support/saml.ts';

export const meta: RuleMeta = {
  id: 'saml-destination-mismatch',
  title: 'SAML response for another address',
  what: 'Destination or Recipient of a SAML response is not the address it was posted to.',
  why: 'A service that takes it takes responses that were made for others.',
  fix: 'Let the identity provider know the right address, and let the service compare it.',
  references: ['SAML Bindings 3.5.5.2', 'SAML Profiles 4.1.4.3'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'another host',
        exchanges: [samlPost(samlXml(['https://app.example.com/acs', 'https://other.example.net/acs']))],
      },
    ],
    good: [
      {
        title: 'its own address',
        exchanges: [samlPost()],
      },
    ],
  }),
};

export default defineRule({
  id: 'saml-destination-mismatch',
  subject: 'exchange',
  severity: 'error',
  confidence: 'high',
  check({ exchange, url }) {
    const saml = samlResponse(exchange);
    if (saml?.kind !== 'Response') return [];
    const found: Detected[] = [];
    const wanted = `${url.origin}${url.pathname}`.replace(/\/$/, '');
    for (const [name, text] of [
      ['Destination', saml.destination],
      ['Recipient', attributesOf(saml, 'SubjectConfirmationData', 'Recipient')[0]],
    ] as const) {
      const target = parseUrl(text ?? '');
      if (target === undefined || `${target.origin}${target.pathname}`.replace(/\/$/, '') === wanted) continue;
      found.push({
        message: `A SAML response for ${shorten(target.host + target.pathname)} was posted to ${shorten(url.host + url.pathname)}.`,
        severity: target.host === url.host ? 'warning' : 'error',
        evidence: [`${name}: ${shorten(target.host + target.pathname)}`, `status: ${exchange.status}`],
      });
    }
    return found.slice(0, 1);
  },
});
