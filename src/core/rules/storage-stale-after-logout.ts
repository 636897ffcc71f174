import { defineRule, type RuleMeta } from './rule.ts';
import { isAuthenticating } from './support/cookie-line.ts';
import { bearer, NOW, sampleJwt } from './support/examples.ts';
import { tellKeys } from './support/stored-token.ts';

export const meta: RuleMeta = {
  id: 'storage-stale-after-logout',
  title: 'Token stays in storage after the logout',
  what: 'A token that lay in web storage before the logout is still there seconds after it.',
  why: 'The next person at the computer, or an injected script, can use it.',
  fix: 'Clear the storage at logout, or send Clear-Site-Data: "storage" with the answer.',
  references: ['ASVS 14.3.1', 'CWE 613', 'OWASP Session Management'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a token that is still there',
        exchanges: [
          { request: { authorization: bearer() }, storage: { 'local-storage': { access_token: sampleJwt() } } },
          { url: 'https://app.example.com/logout', method: 'POST', request: { authorization: bearer() } },
          { at: NOW + 10_000, storage: { 'local-storage': { access_token: sampleJwt() } } },
        ],
      },
    ],
    good: [
      {
        title: 'a storage that is cleared',
        exchanges: [
          { request: { authorization: bearer() }, storage: { 'local-storage': { access_token: sampleJwt() } } },
          { url: 'https://app.example.com/logout', method: 'POST', request: { authorization: bearer() } },
          { at: NOW + 10_000, storage: { 'local-storage': { theme: 'dark' } } },
        ],
      },
    ],
  }),
};

/** So long a page may take to clear up. */
const CLEAR_MS = 3000;

export default defineRule({
  id: 'storage-stale-after-logout',
  subject: 'page-storage',
  severity: 'warning',
  confidence: 'low',
  check({ recorded, loggedOutAt, site, area, origin }, { now, flow }) {
    if (loggedOutAt === undefined || now - loggedOutAt < CLEAR_MS) return [];
    const login = flow.attempts(site).at(-1)?.lastNumber ?? 0;
    if (login > (flow.logouts(site).at(-1)?.number ?? 0)) return [];
    const stale = recorded
      .map(({ credential }) => credential)
      .filter(({ role, firstSeen }) => isAuthenticating(role) && firstSeen < loggedOutAt);
    return [...new Set(stale)].slice(0, 5).map((credential) => {
      const { keys, ...told } = tellKeys(credential, area, origin);
      return {
        message: `${credential.id} still lies in ${area === 'local-storage' ? 'localStorage' : area === 'session-storage' ? 'sessionStorage' : 'IndexedDB'} after the logout, under ${keys}.`,
        ...told,
        detail: credential.id,
      };
    });
  },
});
