import { candidatesOf, labelOf, successes, vote } from '../candidates.ts';
import type { Signal } from '../strategy.ts';
import type { Track } from '../track.ts';

/**
 * The cookie came in the middle of the capture, and no answer that was seen set it. Recordings lack what a page left at once, as scripts
 * do after they signed somebody in; and a login can happen in another window.
 *
 * Weights: what visitors get comes with their first pages, so that it comes later speaks for a login (8), less where nothing says what the cookie is
 * for (4). That it went again without an answer that deletes it is what a logout looks like from there (3).
 */
const signal: Signal = {
  id: 'came-unseen',
  read: (facts) =>
    candidatesOf(facts).flatMap((candidate) => {
      const { track } = candidate;
      if (!isUnexplained(track) || successes(facts).length > 0) return [];
      const [before, after] = track.came ?? ['', ''];
      const weight = track.role === 'session' || track.role === 'access' ? 8 : 4;
      const text = `The ${labelOf(track)} came with a request that was not seen: it did not go with this page at first.`;
      const votes = [vote(candidate, weight, text, [before, after])];
      if (track.went && track.cleared.length === 0)
        votes.push(vote(candidate, 3, `The ${labelOf(track)} went again, and no answer deleted it.`, track.went));
      return votes;
    }),
};

/** A secret in a cookie that was sent before any answer set it, but not from the start. */
function isUnexplained(track: Track): boolean {
  if (track.carrier !== 'cookie' || !track.preexisting || !track.came || track.kind === 'plain') return false;
  return track.role === 'session' || track.role === 'access' || track.role === 'unknown';
}

export default signal;
