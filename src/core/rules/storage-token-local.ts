import { hostOf } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { sampleJwt } from './support/examples.ts';
import { tellKeys } from './support/stored-token.ts';
import { describeToken } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'storage-token-local',
  title: 'Token in localStorage',
  what: 'The page keeps a token in localStorage.',
  why: 'Every script of the origin can read it, today and after the browser was closed; one injected script is enough.',
  fix: 'Keep the token in memory, let a server hold it behind an HttpOnly cookie, or bind it to a key (DPoP).',
  references: ['CWE 922', 'OWASP HTML5 Security', 'OAuth browser apps 8.5'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'an access token in localStorage',
        exchanges: [{ storage: { 'local-storage': { access_token: sampleJwt() } } }],
      },
    ],
    good: [{ title: 'a preference in localStorage', exchanges: [{ storage: { 'local-storage': { theme: 'dark' } } }] }],
  }),
};

export default defineRule({
  id: 'storage-token-local',
  subject: 'credential',
  severity: 'warning',
  confidence: 'high',
  check({ credential, sighting }) {
    if (sighting.place.carrier !== 'local-storage' || !['access', 'id', 'session'].includes(credential.role)) return [];
    const bound = credential.jwt?.claims?.cnf !== undefined;
    const { keys, ...told } = tellKeys(credential, 'local-storage', sighting.origin);
    return [
      {
        message: `${describeToken(credential)} lies in localStorage of ${hostOf(sighting.origin)} under ${keys}.`,
        severity: bound ? 'info' : 'warning',
        ...told,
        detail: hostOf(sighting.origin),
      },
    ];
  },
});
