import { hostOf } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { sampleJwt } from './support/examples.ts';
import { tellKeys } from './support/stored-token.ts';
import { describeToken } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'storage-token-session',
  title: 'Token in sessionStorage',
  what: 'The page keeps a token in sessionStorage.',
  why: 'Every script of the page can read it while the tab is open.',
  fix: 'Keep the token in memory, or let a server hold it behind an HttpOnly cookie.',
  references: ['CWE 922', 'OAuth browser apps 8.5', 'OWASP Session Management'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'an access token in sessionStorage',
        exchanges: [{ storage: { 'session-storage': { access_token: sampleJwt() } } }],
      },
    ],
    good: [{ title: 'a preference', exchanges: [{ storage: { 'session-storage': { theme: 'dark' } } }] }],
  }),
};

export default defineRule({
  id: 'storage-token-session',
  subject: 'credential',
  severity: 'info',
  confidence: 'high',
  check({ credential, sighting }) {
    if (
      sighting.place.carrier !== 'session-storage' ||
      !['access', 'id', 'session', 'refresh'].includes(credential.role)
    )
      return [];
    const { keys, ...told } = tellKeys(credential, 'session-storage', sighting.origin);
    return [
      {
        message: `${describeToken(credential)} lies in sessionStorage of ${hostOf(sighting.origin)} under ${keys}.`,
        severity: credential.role === 'refresh' ? 'warning' : 'info',
        ...told,
        detail: hostOf(sighting.origin),
      },
    ];
  },
});
