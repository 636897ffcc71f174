import { hostOf } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { isAuthenticating } from './support/cookie-line.ts';
import { OPAQUE } from './support/examples.ts';
import { tellKeys } from './support/stored-token.ts';
import { describeToken } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'storage-token-indexeddb',
  title: 'Token in IndexedDB',
  what: 'The page keeps a token in IndexedDB.',
  why: 'Every script of the origin can read it, as in localStorage; a key that cannot be exported is safer.',
  fix: 'Keep tokens in memory or behind a server, or bind them to a key that cannot be exported (DPoP).',
  references: ['OAuth browser apps 8.5', 'CWE 922'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a refresh token in IndexedDB',
        exchanges: [{ storage: { 'indexed-db': { refresh_token: OPAQUE } } }],
      },
    ],
    good: [
      {
        title: 'a preference',
        exchanges: [{ storage: { 'indexed-db': { theme: 'dark' } } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'storage-token-indexeddb',
  subject: 'credential',
  severity: 'info',
  confidence: 'low',
  check({ credential, sighting }) {
    if (sighting.place.carrier !== 'indexed-db' || !isAuthenticating(credential.role)) return [];
    if (credential.jwt?.claims?.cnf !== undefined) return [];
    const { keys, ...told } = tellKeys(credential, 'indexed-db', sighting.origin);
    return [
      {
        message: `${describeToken(credential)} lies in IndexedDB of ${hostOf(sighting.origin)}, under ${keys}.`,
        ...told,
        detail: hostOf(sighting.origin),
      },
    ];
  },
});
