import { candidatesOf, labelOf, vote } from '../candidates.ts';
import type { Signal } from '../strategy.ts';

/**
 * The cookie is the identity provider's, which shares the site's domain or its host (cookies ignore ports).
 *
 * Weight: -28. It proves who signed in there; this site learns it from the provider's answer.
 */
const signal: Signal = {
  id: 'provider-cookie',
  read(facts) {
    const providers = facts.providers();
    if (providers.size === 0) return [];
    return candidatesOf(facts).flatMap((candidate) => {
      const { track } = candidate;
      if (track.carrier !== 'cookie' || track.setBy.size === 0) return [];
      for (const origin of track.setBy) if (!providers.has(origin.replace(/^https?:\/\//, ''))) return [];
      return [
        vote(
          candidate,
          -28,
          `The ${labelOf(track)} was set by the identity provider.`,
          track.changes.slice(0, 1).map(({ exchange }) => exchange),
        ),
      ];
    });
  },
};

export default signal;
