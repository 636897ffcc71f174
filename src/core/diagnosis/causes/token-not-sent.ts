import { type CauseMeta, defineCause, REFUSALS } from '../cause.ts';
import { carriesCredential, signOutBefore } from '../known.ts';
import { isSignInPlace } from '../places.ts';
import { hash, nameOf, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'token-not-sent',
  title: 'The page holds a token and did not send it',
  expected: 'Each request that needs it carries the token.',
  mends: 'page',
  next: [
    'Add the header where requests are made, in one place for all of them (an interceptor), and wait for the token before the first.',
  ],
  verify: 'Other requests to the same host carry the token, and this one does not.',
  rules: [],
  references: ['RFC 6750 2.1'],
};

export default defineCause({
  id: 'token-not-sent',
  kinds: REFUSALS,
  check({ kind, trace }, known) {
    if (kind === 'handshake' || carriesCredential(trace) || trace.authorization || isSignInPlace(trace))
      return undefined;
    if (trace.unseen.includes('credential-headers') || trace.unseen.includes('request-headers')) return undefined;
    if (known.find(trace.redirectedFrom)?.authorization) return undefined;
    const signOut = signOutBefore(known, trace);
    const others = known.traces.filter(
      (one) =>
        one !== trace &&
        one.origin === trace.origin &&
        one.authorization !== undefined &&
        one.sent.length > 0 &&
        one.status >= 200 &&
        one.status < 300,
    );
    const same =
      others.findLast((one) => one.number < trace.number && (!signOut || one.number > signOut.number)) ??
      others.find((one) => one.pageSite === trace.pageSite && !signOut);
    if (same) {
      const path = others.some((one) => one.url.pathname === trace.url.pathname && one.method === trace.method);
      const early = same.number > trace.number;
      return {
        weight: path ? 15 : 12,
        says: early
          ? `it was sent without Authorization, before the page had its token; ${hash(same)} carries it`
          : `it was sent without Authorization, though ${nameOf(same)} (${hash(same)}) to the same host carried a ${same.authorization?.schemeText ?? 'Bearer'} token`,
        evidence: [
          { text: 'No Authorization header', exchanges: [trace] },
          { text: `With it the answer was ${same.status}`, exchanges: [same] },
        ],
        about: `${trace.origin} Authorization`,
        ...(early
          ? { observed: 'The request was made too early.' }
          : { settle: 'Whether somebody signed out in the page: a sign-out by script alone makes no request.' }),
      };
    }
    const held = known.held.findLast(
      ({ credential, number, site, trace: from }) =>
        credential.role === 'access' &&
        number < trace.number &&
        (site === trace.pageSite || site === trace.site) &&
        (!signOut || number > signOut.number) &&
        from?.received.some((one) => one.credential === credential && one.place.carrier === 'response-body'),
    );
    if (!held?.trace) return undefined;
    if (trace.cookies.length > 0 && trace.response.get('www-authenticate') === undefined) return undefined;
    return {
      weight: held.trace.site === trace.site ? 12 : 8,
      says: `it was sent without a credential, though the page got a token before (${short(held.credential.name, 40)} of ${hash(held.trace)})`,
      evidence: [
        { text: 'The answer brought a token', exchanges: [held.trace] },
        { text: 'The request has none', exchanges: [trace] },
      ],
      about: `${trace.origin} Authorization`,
    };
  },
});
