import { hostOf } from '../../http/site.ts';
import { type CauseMeta, defineCause } from '../cause.ts';
import { askedToReturnTo, isReturn } from '../places.ts';
import { hash, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'issuer-mismatch',
  title: 'Another provider answers than was asked',
  expected: 'iss in the answer is the issuer of the provider that the request went to.',
  mends: 'provider',
  next: [
    'Compare iss with the issuer in the configuration of the client, character by character, and with that in the provider’s metadata.',
    'Where a client has several providers, keep with the state which one was asked.',
  ],
  verify: 'Compare iss in the answer with issuer in .well-known/openid-configuration.',
  rules: ['oauth-iss-mismatch'],
  references: ['RFC 9207 2.4'],
};

export default defineCause({
  id: 'issuer-mismatch',
  kinds: ['refused', 'protocol-error', 'sent-to-login'],
  check({ trace }, known) {
    const issuer = trace.query.get('iss') ?? trace.fields.get('iss');
    if (!issuer || !isReturn(trace, known)) return undefined;
    const state = trace.query.get('state') ?? trace.fields.get('state');
    const asked =
      known.authorizations.find((one) => one.state !== '' && one.state === state) ?? askedToReturnTo(trace, known);
    const host = hostOf(issuer);
    // The issuer may have another name than its endpoints; one of another site is another party.
    if (!asked || host === '' || known.siteOf(host) === asked.trace.site) return undefined;
    return {
      weight: 16,
      says: `${hash(asked.trace)} asked ${asked.trace.host}, and the answer says that it comes from ${short(issuer, 70)}`,
      evidence: [
        { text: `Asked: ${asked.trace.host}`, exchanges: [asked.trace] },
        { text: `iss=${short(issuer, 90)}`, exchanges: [trace] },
      ],
      about: `${trace.origin} iss`,
    };
  },
});
