import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, isAuthenticating, shorten } from './support/cookie-line.ts';
import { sampleJwt } from './support/examples.ts';

const login = {
  url: 'https://app.example.com/api/login',
  method: 'POST',
  requestBody: { mediaType: 'application/json', fields: [{ name: 'email' }, { name: 'password' }] },
  response: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  responseBody: { mediaType: 'application/json', text: JSON.stringify({ token: sampleJwt() }) },
};
const use = { url: 'https://app.example.com/api/me', request: { cookie: `token=${sampleJwt()}` } };

export const meta: RuleMeta = {
  id: 'cookie-js-set-token',
  title: 'Token that a script put into a cookie',
  what: 'A token came in a response body and goes with requests as a cookie, and no response that was seen set that cookie.',
  why: 'A script seems to have written the cookie, so it cannot be HttpOnly: every script of the page can read it.',
  fix: 'Let the server set the cookie, with HttpOnly, Secure and SameSite, and leave the token out of the body.',
  references: ['ASVS 3.3.4', 'OAuth browser apps 8.1', 'CWE 1004'],
  since: '0.1.0',
  examples: () => ({
    bad: [{ title: 'a token of a body that goes as a cookie', exchanges: [login, use] }],
    good: [
      {
        title: 'a token that the response set as a cookie as well',
        exchanges: [
          {
            ...login,
            response: {
              ...login.response,
              'set-cookie': `token=${sampleJwt()}; Path=/; Secure; HttpOnly; SameSite=Lax`,
            },
          },
          use,
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-js-set-token',
  subject: 'credential',
  severity: 'warning',
  confidence: 'medium',
  check({ credential, sighting }) {
    if (sighting.place.carrier !== 'cookie' || sighting.direction !== 'sent') return [];
    if (!isAuthenticating(credential.role) || credential.usesLeftOut !== undefined) return [];
    const told = credential.uses.find(({ place }) => place.carrier === 'response-body');
    const isSet = () => credential.uses.some(({ place }) => place.carrier === 'set-cookie');
    if (told === undefined || isSet() || told.first.at > sighting.at) return [];
    const { name } = sighting.place;
    return [
      {
        message: `${describeCookie(name, credential.role)} holds ${credential.id}, which came in a response body, and no response that was seen set it: a script seems to have written it.`,
        evidence: [
          `body member: ${shorten(told.place.path ?? told.place.name)}`,
          `Cookie: ${shorten(name)}`,
          'Set-Cookie: none seen',
        ],
        detail: shorten(name),
        unless: isSet,
      },
    ];
  },
});
