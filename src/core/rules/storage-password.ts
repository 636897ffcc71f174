import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';

export const meta: RuleMeta = {
  id: 'storage-password',
  title: 'Password in web storage',
  what: 'The page keeps something under a name that says it is a password.',
  why: 'Every script of the origin can read it, and it is good for other sites too.',
  fix: 'Never store a password; keep a session.',
  references: ['CWE 312', 'ASVS 14.3.3', 'OWASP HTML5 Security'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a password in localStorage',
        exchanges: [{ storage: { 'local-storage': { password: 'correct horse' } } }],
      },
    ],
    good: [
      {
        title: 'a setting of the page',
        exchanges: [{ storage: { 'local-storage': { passwordVisible: 'false', 'password-hint-shown': 'true' } } }],
      },
    ],
  }),
};

const NAME = /(?:^|[._:-])(?:pass(?:word|wd|phrase)|pwd|user_?password|passwort)$/i;

export default defineRule({
  id: 'storage-password',
  subject: 'page-storage',
  severity: 'error',
  confidence: 'low',
  check({ entries, area, host }) {
    return entries
      .filter(({ key, length }) => key.length <= 256 && NAME.test(key) && length >= 6 && length <= 512)
      .slice(0, 5)
      .map(({ key, length }) => ({
        message: `${host} keeps ${length} characters under "${shorten(key)}" in ${area === 'local-storage' ? 'localStorage' : area === 'session-storage' ? 'sessionStorage' : 'IndexedDB'}.`,
        evidence: [`key: ${shorten(key)}`, `length: ${length} characters`],
        detail: shorten(key),
      }));
  },
});
