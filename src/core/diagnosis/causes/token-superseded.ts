import { type CauseMeta, defineCause, REFUSALS } from '../cause.ts';
import { tokenOf } from '../known.ts';
import { hash, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'token-superseded',
  title: 'An older token was sent than the page has',
  expected: 'Requests carry the token that came last.',
  mends: 'page',
  next: [
    'Read the token when the request is made, not when the client was set up; after a renewal or a sign-in use the new one everywhere, in other tabs too.',
  ],
  verify: 'The token of the request differs from that of the last token answer.',
  rules: [],
  references: ['RFC 6749 6'],
};

export default defineCause({
  id: 'token-superseded',
  kinds: REFUSALS,
  check({ trace }, known) {
    const token = tokenOf(trace);
    if (!token || !trace.sent.some(({ credential, place }) => credential === token && place.carrier !== 'cookie'))
      return undefined;
    const mine = known.held.find(({ credential }) => credential === token);
    const newer = known.held.findLast(
      ({ credential, trace: from, number, site }) =>
        credential.id !== token.id &&
        credential.role === token.role &&
        credential.kind === token.kind &&
        from?.received.some((one) => one.credential === credential && one.place.carrier === 'response-body') &&
        number < trace.number &&
        (from?.end ?? Number.POSITIVE_INFINITY) < trace.at &&
        site === trace.pageSite &&
        number > (mine?.number ?? 0),
    );
    if (!newer?.trace || !mine) return undefined;
    // Tokens of two issuers or for two APIs stand beside each other.
    const claims = [token.jwt?.claims, newer.credential.jwt?.claims];
    if (claims[0] && claims[1] && (claims[0].iss !== claims[1].iss || String(claims[0].aud) !== String(claims[1].aud)))
      return undefined;
    const used = known.traces.find(
      (one) =>
        one.origin === trace.origin && one.status >= 200 && one.status < 300 && tokenOf(one) === newer.credential,
    );
    const lineage = token.lineage === newer.credential.lineage;
    if (!used && !lineage && mine.trace?.origin !== newer.trace.origin) return undefined;
    return {
      weight: used || lineage ? 19 : 12,
      says: `it carried the token of ${mine.trace ? hash(mine.trace) : 'before'}, though ${hash(newer.trace)} had brought a newer one${used ? `, which is let in (${hash(used)})` : ''}`,
      evidence: [
        { text: `A newer token came (${short(newer.credential.name, 40)})`, exchanges: [newer.trace] },
        { text: 'The older one was sent', exchanges: [trace] },
        ...(used ? [{ text: 'Let in with the newer one', exchanges: [used] }] : []),
      ],
      about: token.id,
    };
  },
});
