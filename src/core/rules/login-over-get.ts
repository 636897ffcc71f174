import { readQuerySecrets } from '../http/query-secrets.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { isLoginByGet } from './support/get-login.ts';

export const meta: RuleMeta = {
  id: 'login-over-get',
  title: 'Login by GET',
  what: 'A login sends user name and password by GET, in the URL.',
  why: 'URLs are kept in the history, in the logs of servers and proxies, and are handed on in Referer; and a link of another site can sign somebody in.',
  fix: 'Send the login by POST, with the password in the body.',
  references: ['CWE 598', 'RFC 9110 9.2.1', 'ASVS 14.2.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a form that was sent by GET',
        exchanges: [{ url: 'https://app.example.com/login?user=ada&password=********', type: 'document', status: 302 }],
      },
    ],
    good: [
      { title: 'the form itself', exchanges: [{ url: 'https://app.example.com/login?user=ada', type: 'document' }] },
    ],
  }),
};

export default defineRule({
  id: 'login-over-get',
  subject: 'exchange',
  severity: 'error',
  confidence: 'high',
  check({ exchange, url }) {
    const secrets = readQuerySecrets(url);
    const password = secrets.find(({ kind }) => kind === 'password');
    if (password === undefined || !isLoginByGet(exchange, url, secrets)) return [];
    return [
      {
        message: `A login at ${url.host} sends ${shorten(password.user ?? '')} and ${shorten(password.name)} in the URL, by GET.`,
        evidence: [
          `path: ${shorten(url.pathname)}`,
          `query parameters: ${shorten(password.user ?? '')}, ${shorten(password.name)}`,
        ],
      },
    ];
  },
});
