import { candidatesOf, successes } from './candidates.ts';
import type { SiteFacts } from './facts.ts';
import type { StrategyId } from './strategy.ts';

/** What a person can do so that the next verdict is surer; nothing when the verdict stands. */
export function suggest(id: StrategyId, confidence: number, facts: SiteFacts): string[] {
  const advice: string[] = [];
  const { counts } = facts;
  if (counts.documents + counts.fetches === 0) return ['Reload the page while DevTools is open.'];
  const login = successes(facts).length > 0;
  if (id === 'none' || id === 'unknown') {
    if (counts.takenOut > 0) advice.push('Record again with the Cookie, Set-Cookie and Authorization headers kept in.');
    else if (counts.blind * 2 >= counts.documents + counts.fetches)
      advice.push('Record again from a reload on: of most requests it was not seen what they sent.');
    if (!login) advice.push('Sign in while DevTools is open.');
    if (login) advice.push('Load a page that needs a login.');
    return advice;
  }
  if (confidence >= 0.95) return advice;
  if (!login) advice.push('Sign out and sign in again while DevTools is open.');
  const cookies = candidatesOf(facts).some(({ track }) => track.carrier === 'cookie');
  if (counts.unauthorized === 0 && counts.forbidden === 0) {
    advice.push(
      cookies
        ? 'Open a page that needs a login in a private window, to see it refused.'
        : 'Call the API once without the credential, to see it refused.',
    );
  }
  if (login && facts.logouts().length === 0) advice.push('Sign out, to see what is removed.');
  return advice.slice(0, 2);
}
