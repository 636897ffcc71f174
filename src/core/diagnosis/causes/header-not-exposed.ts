import { type CauseMeta, defineCause } from '../cause.ts';
import { asksForNonce, proofOf, saidText } from '../known.ts';
import { isNonceHidden, namesOf } from '../preflight.ts';
import { answered } from '../trace.ts';
import { hash } from '../words.ts';

export const meta: CauseMeta = {
  id: 'header-not-exposed',
  title: 'The page may not read a header of the answer',
  expected: 'Headers that a script of another origin needs are named in Access-Control-Expose-Headers.',
  mends: 'provider',
  next: ['Access-Control-Expose-Headers: DPoP-Nonce, WWW-Authenticate'],
  settings: {
    Express: "cors({ exposedHeaders: ['DPoP-Nonce', 'WWW-Authenticate'] })",
    Keycloak: 'Web origins of the client, which sets the exposed headers',
  },
  verify: 'response.headers.get(name) gives null in the page, though the network tab shows the header.',
  rules: ['cors-expose-auth-header'],
  references: ['RFC 9449 8.2', 'Fetch'],
};

export default defineCause({
  id: 'header-not-exposed',
  kinds: ['protocol-error', 'refused'],
  check({ trace, last, count }, known) {
    if (!asksForNonce(trace) || !isNonceHidden(trace)) return undefined;
    const exposed = namesOf(answered(trace, 'access-control-expose-headers'));
    const nonce = answered(trace, 'dpop-nonce');
    const said = /use_dpop_nonce/.test(saidText(trace));
    const retry =
      count > 1
        ? last
        : known.traces.find(
            (one) => one.number > trace.number && one.url.href === trace.url.href && one.type !== 'preflight',
          );
    const proof = retry && proofOf(retry);
    const without = retry !== undefined && (proof === undefined || proof.nonce !== nonce);
    return {
      weight: without && asksForNonce(retry) ? 22 : 14,
      says: `the server ${said ? 'answered use_dpop_nonce with' : 'refused the proof and gave'} a DPoP-Nonce, but Access-Control-Expose-Headers does not name it, so the script at ${trace.pageOrigin} cannot read it${retry && without ? `; the retry ${hash(retry)} has no nonce of it` : ''}`,
      evidence: [
        {
          text: `DPoP-Nonce is there; Access-Control-Expose-Headers ${exposed.length > 0 ? 'names others' : 'is missing'}`,
          exchanges: [trace],
        },
        ...(retry && without ? [{ text: `${hash(retry)} was sent without that nonce`, exchanges: [retry] }] : []),
      ],
      about: trace.origin,
      observed: 'DPoP-Nonce is not exposed to the page.',
    };
  },
});
