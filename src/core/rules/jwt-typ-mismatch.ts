import { describeCarrier } from '../credential/carrier-words.ts';
import { getString } from '../credential/decode/json-model.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { bearer } from './support/examples.ts';

export const meta: RuleMeta = {
  id: 'jwt-typ-mismatch',
  title: 'Token of another kind used as access token',
  what: 'The typ of a token says that it is for something else than what it is used for.',
  why: 'A server that accepts it does not check what kind of token it gets, which lets a token for one purpose serve another.',
  fix: 'Send an access token here, and let the server check typ.',
  references: ['RFC 8725 3.12', 'RFC 9068 4', 'ASVS 9.2.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a logout token as bearer token',
        exchanges: [{ request: { authorization: bearer({}, { alg: 'ES256', typ: 'logout+jwt', kid: 'k1' }) } }],
      },
    ],
    good: [
      {
        title: 'an access token as bearer token',
        exchanges: [{ request: { authorization: bearer({}, { alg: 'ES256', typ: 'application/AT+JWT', kid: 'k1' }) } }],
      },
    ],
  }),
};

const NOT_ACCESS = /^(?:application\/)?(?:logout|secevent|oauth-authz-req|dpop|rt|id)\+jwt$/i;

export default defineRule({
  id: 'jwt-typ-mismatch',
  subject: 'credential',
  severity: 'error',
  confidence: 'high',
  check({ credential, sighting }) {
    const typ = getString(credential.jwt?.header, 'typ');
    if (typ === undefined || sighting.direction !== 'sent') return [];
    const { carrier, name } = sighting.place;
    const asAccess = carrier === 'authorization' && NOT_ACCESS.test(typ);
    const asId = name === 'id_token' && /^(?:application\/)?at\+jwt$/i.test(typ);
    if (!asAccess && !asId) return [];
    return [
      {
        message: `${credential.id} has typ ${shorten(typ)} and is used as ${asId ? 'an ID token' : 'an access token'}.`,
        evidence: [`typ: ${shorten(typ)}`, `sent in: ${describeCarrier(carrier)}`],
      },
    ];
  },
});
