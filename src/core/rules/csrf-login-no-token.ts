import { isPasswordName } from '../flow/words.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { loginPost } from './support/example-flows.ts';
import { OPAQUE } from './support/examples.ts';

export const meta: RuleMeta = {
  id: 'csrf-login-no-token',
  title: 'Login form with no defence to be seen',
  what: 'A form with a password is sent without any cookie, and without a token against forgery.',
  why: 'Another site can sign a visitor in to an account of its own and see what they do there.',
  fix: 'Give visitors a session before the login, and a token in the form.',
  references: ['OWASP CSRF Prevention', 'CWE 352'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'neither cookie nor token',
        exchanges: [
          loginPost({
            requestBody: {
              mediaType: 'application/x-www-form-urlencoded',
              fields: [{ name: 'username' }, { name: 'password' }],
            },
          }),
        ],
      },
    ],
    good: [
      {
        title: 'a token',
        exchanges: [loginPost({ request: { cookie: `csrftoken=${OPAQUE}` } })],
      },
    ],
  }),
};

export default defineRule({
  id: 'csrf-login-no-token',
  subject: 'exchange',
  severity: 'info',
  confidence: 'low',
  check({ exchange, url, reading, site }, { siteOf }) {
    const { requestBody, method, type } = exchange;
    if (
      method !== 'POST' ||
      (type !== 'document' && type !== 'subdocument') ||
      requestBody?.mediaType.includes('form') !== true
    )
      return [];
    if (
      reading.cookies.length > 0 ||
      siteOf(url.hostname) !== site ||
      exchange.unseen?.some((one) => one === 'request-headers' || one === 'credential-headers')
    )
      return [];
    const names = requestBody.fields.map(({ name }) => name);
    if (!names.some(isPasswordName) || names.some((name) => /csrf|xsrf|token|nonce|state|key|execution|^_/i.test(name)))
      return [];
    return [
      {
        message: `The login form of ${url.host} is sent without a cookie and without a token.`,
        evidence: ['cookies: none', 'token: none'],
      },
    ];
  },
});
