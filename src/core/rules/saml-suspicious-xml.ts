import { defineRule, type RuleMeta } from './rule.ts';
import { samlPost, samlXml } from './support/example-flows.ts';
import { samlResponse } from './support/saml.ts';

export const meta: RuleMeta = {
  id: 'saml-suspicious-xml',
  title: 'SAML response built like an attack',
  what: 'A SAML response has a document type, a comment inside a name, one ID twice, or assertions of which not all are signed.',
  why: 'Such documents make one part of a service check the signature of one thing and another part use another.',
  fix: 'Refuse document types, check against the schema, and use only the very element whose signature was checked.',
  references: ['OWASP SAML Security', 'CWE 347', 'CWE 611'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a comment in the name',
        exchanges: [samlPost(samlXml(['u-1024', 'admin<!-- -->.example']))],
      },
    ],
    good: [
      {
        title: 'nothing of the kind',
        exchanges: [samlPost()],
      },
    ],
  }),
};

export default defineRule({
  id: 'saml-suspicious-xml',
  subject: 'exchange',
  severity: 'error',
  confidence: 'low',
  check({ exchange, url }) {
    const saml = samlResponse(exchange);
    if (saml === undefined) return [];
    const odd: string[] = [];
    if (saml.problems.includes('doctype')) odd.push('a document type');
    if (saml.problems.includes('comment-in-text')) odd.push('a comment inside a text');
    const ids = [...saml.xml.slice(0, 200_000).matchAll(/\sID\s?=\s?["']([^"']{1,128})["']/g)].map((match) => match[1]);
    if (new Set(ids).size < ids.length) odd.push('one ID twice');
    const signatures = saml.xml.split(/<(?:[\w.-]{1,64}:)?Signature[\s>]/).length - 1;
    if (saml.assertions > 1 && signatures > 0 && signatures < saml.assertions && !saml.signed.includes('message'))
      odd.push('assertions that are not signed beside one that is');
    if (odd.length === 0) return [];
    return [{ message: `A SAML response for ${url.host} has ${odd.join(', ')}.`, evidence: odd, detail: odd.join() }];
  },
});
