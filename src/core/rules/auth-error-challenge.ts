import { getAuthParam, parseChallenges } from '../http/challenge.ts';
import { getHeaders } from '../http/header.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { bearer } from './support/examples.ts';
import { sentCredentials } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'auth-error-challenge',
  title: 'The server says why it refused',
  what: 'A 401 or 403 comes with a challenge that names the reason.',
  why: 'The reason tells what to mend: the token, its scope, or the proof that goes with it.',
  fix: 'invalid_token: get a new token. insufficient_scope: ask for the scope. use_dpop_nonce: repeat the proof with the nonce.',
  references: ['RFC 6750 3', 'RFC 6750 3.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'insufficient_scope',
        exchanges: [
          {
            status: 403,
            request: { authorization: bearer() },
            response: { 'www-authenticate': 'Bearer realm="api", error="insufficient_scope", scope="write"' },
          },
        ],
      },
    ],
    good: [
      {
        title: 'a challenge without a token sent',
        exchanges: [{ status: 401, response: { 'www-authenticate': 'Bearer realm="api"' } }],
      },
      {
        title: 'an error where no token was sent',
        exchanges: [{ status: 401, response: { 'www-authenticate': 'Bearer realm="api", error="invalid_token"' } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'auth-error-challenge',
  subject: 'exchange',
  severity: 'info',
  confidence: 'high',
  check(subject) {
    const { exchange, url } = subject;
    if (exchange.status !== 401 && exchange.status !== 403) return [];
    // Of a request that carried nothing the error says nothing (RFC 6750 section 3.1), and somebody has to ask first.
    if (sentCredentials(subject).length === 0) return [];
    for (const { params, schemeText } of getHeaders(exchange.responseHeaders, 'www-authenticate').flatMap(
      parseChallenges,
    )) {
      const error = getAuthParam(params, 'error');
      if (error === undefined) continue;
      const more = [getAuthParam(params, 'error_description'), getAuthParam(params, 'scope')].filter(
        (text) => text !== undefined,
      );
      return [
        {
          message: `${url.host} answered ${exchange.status}: ${shorten(error)}${more.length > 0 ? ` (${more.map(shorten).join('; ')})` : ''}.`,
          evidence: [`WWW-Authenticate: ${shorten(schemeText)}, error ${shorten(error)}`],
          detail: shorten(error),
        },
      ];
    }
    return [];
  },
});
