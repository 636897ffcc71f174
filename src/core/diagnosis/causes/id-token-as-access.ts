import { type CauseMeta, defineCause, REFUSALS } from '../cause.ts';
import { tokenOf } from '../known.ts';
import { hash, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'id-token-as-access',
  title: 'Another token than the access token was sent',
  expected: 'APIs get the access token; the ID token is for the client, the refresh token for the provider.',
  mends: 'page',
  next: ['Send access_token of the token answer.'],
  verify: 'Compare the token that was sent with the members of the token answer.',
  rules: ['jwt-id-token-as-access'],
  references: ['OIDC Core 2', 'RFC 9068 4'],
};

export default defineCause({
  id: 'id-token-as-access',
  kinds: REFUSALS,
  check({ trace }, known) {
    const token = tokenOf(trace);
    if (
      !token ||
      !trace.sent.some(({ credential, place }) => credential === token && place.carrier === 'authorization')
    )
      return undefined;
    const from = known.held.find(({ credential }) => credential === token)?.trace;
    const names =
      from?.received
        .filter(({ credential }) => credential === token)
        .map(({ place }) => place.name.toLowerCase().replace(/[^a-z]/g, '')) ?? [];
    const id = names.includes('idtoken') || token.role === 'id';
    const refresh = names.includes('refreshtoken') || token.role === 'refresh';
    if (!id && !refresh) return undefined;
    const other = from?.received.some(
      ({ place, credential }) => credential !== token && /access_?token$/i.test(place.name),
    );
    return {
      weight: (refresh ? 17 : 9) + (other ? 3 : 0),
      says: `the ${refresh ? 'refresh' : 'ID'} token was sent where the access token belongs${from && other ? `; ${hash(from)} brought both` : ''}`,
      evidence: [{ text: `${short(token.roleReason, 80)}`, exchanges: [trace, ...(from ? [from] : [])] }],
      about: token.id,
      settle: 'Whether the API takes ID tokens.',
    };
  },
});
