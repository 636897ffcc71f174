import { hostOf } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { bearer } from './support/examples.ts';

export const meta: RuleMeta = {
  id: 'ntlm-used',
  title: 'NTLM authentication',
  what: 'Requests carry an NTLM message.',
  why: 'NTLM can be relayed to other servers and its answers be tried offline; its maker has deprecated it.',
  fix: 'Use Kerberos through Negotiate, or single sign-on by OpenID Connect or SAML.',
  references: ['CWE 294'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'an NTLM message',
        exchanges: [{ request: { authorization: 'NTLM TlRMTVNTUAABAAAAB4IIogAAAAAAAAAAAAAAAAAAAAAKAGFKAAAADw==' } }],
      },
    ],
    good: [{ title: 'a bearer token', exchanges: [{ request: { authorization: bearer() } }] }],
  }),
};

export default defineRule({
  id: 'ntlm-used',
  subject: 'credential',
  severity: 'info',
  confidence: 'high',
  check({ credential, sighting }) {
    if (credential.kind !== 'ntlm') return [];
    return [
      {
        message: `Requests to ${hostOf(sighting.origin)} carry NTLM messages.`,
        evidence: [`scheme: ${sighting.place.name}`],
        detail: hostOf(sighting.origin),
      },
    ];
  },
});
