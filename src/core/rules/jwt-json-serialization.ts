import { isJsonObject } from '../credential/decode/json-model.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { bearer, CLAIMS, encodeBase64Url } from './support/examples.ts';
import { readJson } from './support/readable.ts';
import { describeToken } from './support/token.ts';

const inJson = () =>
  `Bearer ${JSON.stringify({ payload: encodeBase64Url(JSON.stringify(CLAIMS)), protected: encodeBase64Url('{"alg":"ES256"}'), signature: 'A'.repeat(86) })}`;

export const meta: RuleMeta = {
  id: 'jwt-json-serialization',
  title: 'Token written as JSON',
  what: 'A credential is a JWS in the JSON serialization, where a JWT is always compact.',
  why: 'Libraries that take both read headers that nobody signed, and several signatures of which one may be enough for them.',
  fix: 'Send the compact form, and take no other.',
  references: ['RFC 7519 1', 'RFC 7515 7.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [{ title: 'JSON in Authorization', exchanges: [{ request: { authorization: inJson() } }] }],
    good: [{ title: 'the compact form', exchanges: [{ request: { authorization: bearer() } }] }],
  }),
};

export default defineRule({
  id: 'jwt-json-serialization',
  subject: 'credential',
  severity: 'warning',
  confidence: 'low',
  check({ credential, sighting }) {
    const { carrier } = sighting.place;
    // Documents that are signed (ACME, credentials in a wallet) are JSON by right; what authenticates a request is not.
    const authenticates = carrier === 'authorization' || carrier === 'cookie' || carrier === 'request-header';
    if (!authenticates || !isJsonJws(credential.value)) return [];
    return [{ message: `${describeToken(credential)} is written as JSON.`, evidence: ['serialization: JSON'] }];
  },
});

/** General or flattened JSON serialization (RFC 7515 section 7.2). */
function isJsonJws(value: string): boolean {
  if (!value.startsWith('{') || value.length > 65_536) return false;
  const json = readJson(value);
  return isJsonObject(json) && typeof json.payload === 'string' && (json.signature ?? json.signatures) !== undefined;
}
