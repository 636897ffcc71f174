import { type QuerySecret, readQuerySecrets } from '../http/query-secrets.ts';
import { defineRule, type RuleMeta, type Severity } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { isLoginByGet } from './support/get-login.ts';

export const meta: RuleMeta = {
  id: 'secret-in-query',
  title: 'Password or code in the URL',
  what: 'A password, a one-time code, a client secret or a token that sets a new password stands in the query of a URL.',
  why: 'URLs are kept in the history, in the logs of servers and proxies, and are handed on in Referer.',
  fix: 'Send it in the body of a POST. A link that is sent by mail has to hold its token: let it work once and shortly, and take it out of the address when the page has loaded.',
  references: ['CWE 598', 'ASVS 14.2.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      { title: 'a password', exchanges: [{ url: 'https://app.example.com/api/check?password=***********' }] },
      { title: 'a one-time code', exchanges: [{ url: 'https://app.example.com/verify?otp=******' }] },
      {
        title: 'a salted hash that goes with each request',
        exchanges: [
          { url: 'https://app.example.com/rest/ping?u=ada&t=26719a1196d2a940705a59634eb18eab&s=c19b2d&v=1.16.1' },
        ],
      },
    ],
    good: [
      { title: 'a flag about passwords', exchanges: [{ url: 'https://app.example.com/api/check?show_password=true' }] },
    ],
  }),
};

const MAX_NAMES = 5;

const WORDS: Readonly<Record<QuerySecret['kind'], string>> = {
  password: 'A password',
  'password-hash': 'A user name with a hash and its salt, which works like a password,',
  'one-time-code': 'A one-time code',
  'client-secret': 'A client secret',
  'reset-token': 'A token that sets a new password',
};

export default defineRule({
  id: 'secret-in-query',
  subject: 'exchange',
  severity: 'error',
  confidence: 'high',
  check({ exchange, url }) {
    const secrets = readQuerySecrets(url);
    // A login is told as a whole: login-over-get.
    if (secrets.length === 0 || isLoginByGet(exchange, url, secrets)) return [];
    // Several of one kind in one request are one thing: a form that was sent by GET.
    const kinds = [...new Set(secrets.map(({ kind }) => kind))];
    return kinds.map((kind) => {
      const names = secrets.filter((one) => one.kind === kind).map(({ name }) => shorten(name));
      const shown = names.slice(0, MAX_NAMES).join(', ');
      return {
        message: `${WORDS[kind]} is sent to ${url.host} in the URL, as ${shown}.`,
        severity: severityOf(kind, exchange.type === 'document'),
        confidence: kind === 'password-hash' ? ('medium' as const) : ('high' as const),
        evidence: [`query: ${shown}`, `path: ${shorten(url.pathname)}`],
        detail: `${kind} ${shown}`,
      };
    });
  },
});

/** A link from a mail cannot do without its token; a script can. */
function severityOf(kind: QuerySecret['kind'], isLink: boolean): Severity {
  if (kind === 'reset-token') return isLink ? 'info' : 'warning';
  return kind === 'client-secret' ? 'warning' : 'error';
}
