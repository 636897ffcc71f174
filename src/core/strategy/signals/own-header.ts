import { isJwt } from '../../credential/jwt-kinds.ts';
import { type Candidate, candidatesOf, isTwoThings, labelOf, namesUser, plural, vote } from '../candidates.ts';
import type { Signal } from '../strategy.ts';
import { sentCount } from '../track.ts';

/**
 * Ordinary requests carry a credential in Authorization, or in a header or parameter of the site's own.
 *
 * Weights: Authorization exists for this purpose only (RFC 9110 section 11.6.2), so meeting it on the site's own requests is a
 * hundred times as likely when it authenticates (20), and more so when it holds the person's own password or ticket (22). A header
 * that is called a key, or that signs the request, says as much (18; in a parameter 14). Another header of the site's own may have other
 * uses (16 for a token that says what it is, 12 else), a parameter still more (10, but 16 for a password or for a token that names its user). One request alone is
 * worth 3 less: it may have been a try.
 */
const signal: Signal = {
  id: 'own-header',
  read: (facts) =>
    candidatesOf(facts).flatMap((candidate) => {
      const { track } = candidate;
      const sent = sentCount(track);
      if (track.carrier === 'cookie' || sent === 0) return [];
      const weight = weigh(candidate);
      const total = facts.counts.documents + facts.counts.fetches;
      const text = `The ${labelOf(track)} ${isTwoThings(track) ? 'go' : 'goes'} with ${sent} of ${plural(Math.max(total, sent), 'ordinary request')}.`;
      return [vote(candidate, sent === 1 ? weight - 3 : weight, text, track.exchanges)];
    }),
};

const PASSWORD_SCHEMES = new Set(['basic', 'digest', 'negotiate']);

function weigh({ track, strategy }: Candidate): number {
  if (track.carrier === 'authorization') return PASSWORD_SCHEMES.has(strategy) ? 22 : 20;
  if (track.carrier === 'query' && (track.kind === 'password' || namesUser(track))) return 16;
  if (track.carrier === 'query') return strategy === 'api-key' ? 14 : 10;
  if (strategy === 'api-key' || strategy === 'signed-request') return 18;
  return isJwt(track.kind) || track.kind === 'paseto' ? 16 : 12;
}

export default signal;
