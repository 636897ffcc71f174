import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { authorize } from './support/example-flows.ts';
import { authorizationRequest } from './support/oauth.ts';

export const meta: RuleMeta = {
  id: 'oauth-redirect-uri-loose',
  title: 'Redirect URI leaves room',
  what: 'The redirect_uri of an authorization request has a star, or another address in its query.',
  why: 'Servers that match such addresses loosely have handed codes to others.',
  fix: 'Register the exact redirect URI, and keep where to go next in state.',
  references: ['RFC 9700 2.1', 'RFC 9700 4.1.3', 'ASVS 10.4.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'an address inside',
        exchanges: [authorize({ redirect_uri: 'https://app.example.com/cb?next=https://app.example.com/home' })],
      },
    ],
    good: [
      {
        title: 'an exact address',
        exchanges: [authorize()],
      },
    ],
  }),
};

export default defineRule({
  id: 'oauth-redirect-uri-loose',
  subject: 'exchange',
  severity: 'info',
  confidence: 'medium',
  check({ url }) {
    const target = authorizationRequest(url)?.get('redirect_uri') ?? '';
    const nested = /[?&][^=&]{0,64}=https?(?::|%3a)\/?\/?/i.test(target);
    if (!target.includes('*') && !nested) return [];
    return [
      {
        message: `The redirect_uri sent to ${url.host} has ${nested ? 'another address in its query' : 'a star'}.`,
        evidence: [`redirect_uri: ${shorten(target.split('?')[0] ?? '')}`],
      },
    ];
  },
});
