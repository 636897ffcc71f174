import { type CauseMeta, defineCause } from '../cause.ts';
import { responseOf } from '../saml.ts';
import { short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'saml-status',
  title: 'The identity provider answered with an error',
  expected: 'The status of a SAML response is Success.',
  mends: 'provider',
  next: ['See the log of the identity provider: the status says who refused, and in part why.'],
  verify: 'Read the StatusCode elements of the response.',
  references: ['SAML Profiles 4.1.4.2'],
};

export default defineCause({
  id: 'saml-status',
  kinds: ['refused', 'protocol-error'],
  check({ trace }) {
    const saml = responseOf(trace);
    if (saml?.status === undefined || saml.status === 'Success') return undefined;
    return {
      weight: 20,
      says: `the identity provider itself says no: ${short(saml.status, 40)}${saml.subStatus === undefined ? '' : `, ${short(saml.subStatus, 40)}`}`,
      evidence: [{ text: `StatusCode ${short(saml.status, 40)}`, exchanges: [trace] }],
      about: `${trace.origin} saml`,
      ...(saml.subStatus === 'NoPassive'
        ? { mends: 'person' as const, next: ['Sign in with the person: a passive request finds nobody.'] }
        : {}),
    };
  },
});
