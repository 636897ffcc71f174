import type { Credential } from '../credential/book.ts';
import { getString } from '../credential/decode/json-model.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { CODE, idToken, tokenAnswer } from './support/example-flows.ts';
import { claimsWith, sampleJwt } from './support/examples.ts';
import { describeToken, readWholeJws } from './support/token.ts';

const answer = (typ: string | undefined) =>
  tokenAnswer(
    { grant_type: 'authorization_code', code: CODE, client_id: 'web' },
    {
      access_token: sampleJwt(claimsWith({}), { alg: 'ES256', typ, kid: 'k1' }),
      id_token: idToken(),
      token_type: 'Bearer',
    },
  );

export const meta: RuleMeta = {
  id: 'jwt-typ-missing',
  title: 'Access token does not say that it is one',
  what: 'An issuer hands out ID tokens too, and the typ of its access tokens is absent or only JWT.',
  why: 'A server that takes tokens of this issuer and does not look closely cannot tell one kind from the other.',
  fix: 'Issue access tokens with typ at+jwt, and check it; where the issuer cannot, check aud and what only access tokens have.',
  references: ['RFC 9068 2.1', 'RFC 8725 3.11', 'ASVS 9.2.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [{ title: 'typ JWT, beside an ID token', exchanges: [answer('JWT')] }],
    good: [{ title: 'typ at+jwt', exchanges: [answer('at+jwt')] }],
  }),
};

export default defineRule({
  id: 'jwt-typ-missing',
  subject: 'credential',
  severity: 'info',
  confidence: 'high',
  check({ credential }, { credentials }) {
    const token = readWholeJws(credential);
    const typ = getString(token?.header, 'typ');
    const issuer = getString(token?.claims, 'iss');
    if (token === undefined || credential.role !== 'access' || (typ !== undefined && typ.toUpperCase() !== 'JWT'))
      return [];
    const other = issuer === undefined ? undefined : idTokenOf(issuer, typ, credentials());
    if (other === undefined) return [];
    return [
      {
        message: `${describeToken(credential)} has ${typ === undefined ? 'no typ' : `typ ${typ}`}; at+jwt would set it apart from the ID token ${other.id} of the same issuer.`,
        evidence: [`typ: ${typ ?? 'absent'}`, `ID token: ${other.id}`],
        fix: 'Set "typ": "at+jwt" in the header.',
      },
    ];
  },
});

/** An ID token that nothing in its header sets apart. */
function idTokenOf(issuer: string, typ: string | undefined, credentials: Iterable<Credential>): Credential | undefined {
  for (const credential of credentials) {
    if (credential.role !== 'id' || getString(credential.jwt?.claims, 'iss') !== issuer) continue;
    const other = getString(credential.jwt?.header, 'typ');
    if (other === undefined || other.toUpperCase() === 'JWT' || other === typ) return credential;
  }
  return undefined;
}
