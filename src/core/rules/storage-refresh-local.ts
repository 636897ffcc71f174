import { hostOf } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { OPAQUE } from './support/examples.ts';
import { tellKeys } from './support/stored-token.ts';

export const meta: RuleMeta = {
  id: 'storage-refresh-local',
  title: 'Refresh token in localStorage',
  what: 'The page keeps a refresh token in localStorage.',
  why: 'Every script of the origin can read it, and with it get new access tokens from anywhere, for as long as it lives.',
  fix: 'Keep refresh tokens on a server, behind an HttpOnly cookie, or in a worker that no page script can read.',
  references: ['CWE 922', 'OAuth browser apps 8.5', 'OWASP HTML5 Security'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'refresh_token in localStorage',
        exchanges: [{ storage: { 'local-storage': { refresh_token: OPAQUE } } }],
      },
    ],
    good: [{ title: 'nothing of the kind', exchanges: [{ storage: { 'local-storage': { theme: 'dark' } } }] }],
  }),
};

export default defineRule({
  id: 'storage-refresh-local',
  subject: 'credential',
  severity: 'error',
  confidence: 'high',
  check({ credential, sighting }) {
    if (sighting.place.carrier !== 'local-storage' || credential.role !== 'refresh') return [];
    const rotated = credential.generation > 1;
    const { keys, ...told } = tellKeys(credential, 'local-storage', sighting.origin);
    return [
      {
        message: `The refresh token ${credential.id} lies in localStorage of ${hostOf(sighting.origin)} under ${keys}${rotated ? '; it rotates' : ''}.`,
        severity: rotated ? 'warning' : 'error',
        ...told,
        detail: hostOf(sighting.origin),
      },
    ];
  },
});
