import { defineRule, type RuleMeta } from './rule.ts';
import { bearer, encodeBase64Url } from './support/examples.ts';
import { describeToken } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-payload-not-object',
  title: 'Token whose payload is no claims set',
  what: 'The payload of a signed token is empty, or not a JSON object.',
  why: 'It is a signed text, no JWT: libraries for JWT refuse it, and nothing in it says whose it is or when it ends.',
  fix: 'Put a JSON object with claims in the payload.',
  references: ['RFC 7519 7.2', 'RFC 7519 3'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a list as payload',
        exchanges: [
          {
            request: {
              authorization: `Bearer ${encodeBase64Url('{"alg":"ES256","typ":"JWT"}')}.${encodeBase64Url('["a"]')}.${'A'.repeat(86)}`,
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'a claims set',
        exchanges: [{ request: { authorization: bearer() } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'jwt-payload-not-object',
  subject: 'credential',
  severity: 'info',
  confidence: 'high',
  check({ credential, sighting }) {
    const { jwt, role } = credential;
    if (jwt?.form !== 'jws' || (role !== 'access' && role !== 'id' && role !== 'session')) return [];
    if (jwt.header?.b64 === false) return [];
    if (jwt.payload === 'detached') {
      // A detached signature belongs to a message it goes with (RFC 7515 appendix F); what authenticates a request has none.
      if (!/^(?:authorization|cookie|set-cookie)$/.test(sighting.place.carrier)) return [];
      return [
        {
          message: `${describeToken(credential)} has an empty payload: it carries no claims.`,
          evidence: ['payload: empty'],
        },
      ];
    }
    if (jwt.payload !== 'json' && jwt.payload !== 'text' && jwt.payload !== 'bytes') return [];
    return [
      {
        message: `${describeToken(credential)} has a payload that is no JSON object.`,
        evidence: [`payload: ${jwt.payload}`],
      },
    ];
  },
});
