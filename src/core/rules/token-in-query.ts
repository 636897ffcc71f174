import { detectShape } from '../credential/shapes/detect-shape.ts';
import { type Detected, defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { bearer, ID_CLAIMS, NOW_S, OPAQUE, sampleJwt } from './support/examples.ts';

export const meta: RuleMeta = {
  id: 'token-in-query',
  title: 'Token in the URL',
  what: 'The query of a request carries an access, refresh or ID token.',
  why: 'URLs end up in logs, histories and Referer headers, and the token with them.',
  fix: 'Send the token in the Authorization header, or in the body of a POST.',
  references: ['RFC 6750 2.3', 'RFC 9700 4.3.2', 'CWE 598', 'ASVS 14.2.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'access_token in the query',
        exchanges: [{ url: `https://api.example.com/orders?access_token=${OPAQUE}` }],
      },
    ],
    good: [
      {
        title: 'in the header',
        exchanges: [{ url: 'https://api.example.com/orders', request: { authorization: bearer() } }],
      },
      {
        title: 'a hint at signing out, which the standard puts there',
        exchanges: [
          {
            url: `https://id.example.com/logout?id_token_hint=${sampleJwt(ID_CLAIMS, { alg: 'ES256', kid: 'k1' })}`,
            type: 'document',
          },
        ],
      },
      {
        title: 'a token that is made for pages',
        exchanges: [
          {
            url: 'https://api.maps.example.com/styles?access_token=pk.eyJ1IjoiYWRhIiwiYSI6ImNrMTIzNDU2In0.Zm9yLXBhZ2VzLW9ubHkx',
          },
        ],
      },
      {
        title: 'an authorization request with a request object',
        exchanges: [
          {
            url: `https://id.example.com/authorize?client_id=web&response_type=code&request=${sampleJwt({ iss: 'web', exp: NOW_S + 60 }, { alg: 'ES256', kid: 'k1' })}`,
            type: 'document',
          },
        ],
      },
    ],
  }),
};

const NAMES = /^(?:access_?token|id_?token|refresh_?token|auth_?token|session_?token|jwt|bearer|x-access-token)$/i;
/** Parameters in which standards put a JWT, or which are signed for one use. */
const MEANT = /^(?:id_token_hint|request|client_assertion|logout_token|response|x-amz-security-token|__clerk_.*)$/i;
const ONE_USE = /verif|confirm|activat|invit|unsubscrib|reset|magic|logout|signout/i;

export default defineRule({
  id: 'token-in-query',
  subject: 'exchange',
  severity: 'error',
  confidence: 'high',
  check({ url, recorded }) {
    if (url.protocol === 'ws:' || url.protocol === 'wss:') return [];
    const found: Detected[] = [];
    for (const { credential, sighting } of recorded) {
      const { carrier, name } = sighting.place;
      if (carrier !== 'query' || sighting.direction !== 'sent' || MEANT.test(name)) continue;
      // A key that is made for pages is public wherever it stands.
      if (detectShape(credential.value)?.class === 'publishable') continue;
      if (
        !NAMES.test(name) &&
        !(
          credential.jwt?.form === 'jws' &&
          (credential.role === 'access' || credential.role === 'id' || credential.role === 'session')
        )
      )
        continue;
      const oneUse = !NAMES.test(name) && ONE_USE.test(url.pathname);
      found.push({
        message: `${credential.id} is sent to ${url.host} in the URL, as ${shorten(name)}.`,
        severity: oneUse ? 'info' : 'error',
        evidence: [`query parameter: ${shorten(name)}`, `length: ${credential.value.length} characters`],
        detail: shorten(name),
      });
    }
    return found;
  },
});
