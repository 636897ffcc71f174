import { defineRule, type RuleMeta } from './rule.ts';
import { samlPost, samlXml } from './support/example-flows.ts';
import { samlAssertion } from './support/saml.ts';

export const meta: RuleMeta = {
  id: 'saml-no-audience',
  title: 'SAML assertion for everybody',
  what: 'A SAML assertion has no AudienceRestriction.',
  why: 'A service that is given it can use it to sign in at another one.',
  fix: "Name the service's entity ID as Audience, and let the service compare it.",
  references: ['SAML Profiles 4.1.4.2', 'ASVS 9.2.3'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'no audience',
        exchanges: [
          samlPost(
            samlXml([
              '<saml:AudienceRestriction><saml:Audience>https://app.example.com</saml:Audience></saml:AudienceRestriction>',
              '',
            ]),
          ),
        ],
      },
    ],
    good: [
      {
        title: 'an audience',
        exchanges: [samlPost()],
      },
    ],
  }),
};

export default defineRule({
  id: 'saml-no-audience',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  check({ exchange, url }) {
    const saml = samlAssertion(exchange);
    if (saml === undefined || saml.audiences.length > 0) return [];
    return [
      { message: `A SAML assertion for ${url.host} names no audience.`, evidence: ['AudienceRestriction: absent'] },
    ];
  },
});
