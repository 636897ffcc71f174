import { getObject, getString } from '../credential/decode/json-model.ts';
import { parseAuthorization } from '../http/authorization.ts';
import { getHeader } from '../http/header.ts';
import { hostOf } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { bearer } from './support/examples.ts';
import { describeToken } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'dpop-downgrade',
  title: 'Key-bound token sent as bearer token',
  what: 'A token that is bound to a key (cnf.jkt) goes with the scheme Bearer and is accepted.',
  why: 'A server that takes it so gives up what the binding is for: a stolen token works.',
  fix: 'Send it with the scheme DPoP and a proof, and let the server refuse it as Bearer.',
  references: ['RFC 9449 7.2', 'CWE 287'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'accepted as Bearer',
        exchanges: [
          { request: { authorization: bearer({ cnf: { jkt: 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs' } }) } },
        ],
      },
    ],
    good: [{ title: 'an ordinary token', exchanges: [{ request: { authorization: bearer() } }] }],
  }),
};

export default defineRule({
  id: 'dpop-downgrade',
  subject: 'credential',
  severity: 'error',
  confidence: 'high',
  check({ credential, sighting, exchange }) {
    const jkt = getString(getObject(credential.jwt?.claims, 'cnf'), 'jkt');
    if (jkt === undefined || sighting.place.carrier !== 'authorization' || !exchange) return [];
    if (parseAuthorization(getHeader(exchange.requestHeaders, 'authorization') ?? '').scheme !== 'bearer') return [];
    const accepted = exchange.status >= 200 && exchange.status < 300;
    return [
      {
        message: `${describeToken(credential)} is bound to a key and was sent as Bearer, answered ${exchange.status}.`,
        severity: accepted ? 'error' : 'warning',
        evidence: ['cnf: jkt', `status: ${exchange.status}`],
        detail: hostOf(sighting.origin),
      },
    ];
  },
});
