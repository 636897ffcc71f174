import { type DecodedSaml, decodeSaml } from '../credential/decode/saml.ts';
import type { Known } from './known.ts';
import type { Trace } from './trace.ts';

const read = new WeakMap<Trace, { saml: DecodedSaml | undefined }>();

/** The SAML response that a request posts; read once. */
export function responseOf(trace: Trace): DecodedSaml | undefined {
  const known = read.get(trace);
  if (known) return known.saml;
  const value = trace.fields.get('samlresponse') || trace.query.get('samlresponse');
  const saml = value ? decodeSaml(value) : undefined;
  read.set(trace, { saml });
  return saml;
}

/** The request that the site sent to the identity provider last before an answer. */
export function requestOf(known: Known, before: Trace): { saml: DecodedSaml; trace: Trace } | undefined {
  for (let index = known.traces.length - 1; index >= 0; index--) {
    const one = known.traces[index] as Trace;
    if (one.number >= before.number) continue;
    const value = one.query.get('samlrequest') || one.fields.get('samlrequest') || one.locationQuery.get('samlrequest');
    const saml = value ? decodeSaml(value) : undefined;
    if (saml?.kind === 'AuthnRequest') return { saml, trace: one };
  }
  return undefined;
}
