import { candidatesOf, successes } from './candidates.ts';
import type { SiteFacts } from './facts.ts';
import { missingGrounds } from './grounds.ts';
import type { StrategyId } from './strategy.ts';

/** A verdict this sure needs nothing more. */
const SETTLED = 0.95;
const MAX_ADVICE = 2;

/** What a person can do so that the next verdict is surer; nothing when the verdict stands. */
export function suggest(id: StrategyId, confidence: number, facts: SiteFacts): string[] {
  if (id === 'none' || id === 'unknown') return suggestToSignIn(facts);
  return confidence >= SETTLED ? [] : suggestContrast(facts);
}

/** What stands in the way first, then what shows a credential at work. */
function suggestToSignIn(facts: SiteFacts): string[] {
  const { counts } = facts;
  const advice = missingGrounds(facts).map(({ remedy }) => remedy);
  if (counts.documents + counts.fetches === 0) return advice;
  if (successes(facts).length > 0) advice.push('Load a page that needs a login.');
  else if (
    !facts.attempts().some(({ named, outcome, refusedCookie }) => named && (outcome === 'pending' || refusedCookie))
  )
    advice.push(
      facts.attempts().some(({ named }) => named)
        ? 'Sign in with success: the sign-in that was recorded was refused.'
        : 'Sign in while DevTools is open.',
    );
  return advice;
}

function suggestContrast(facts: SiteFacts): string[] {
  const { counts } = facts;
  const login = successes(facts).length > 0;
  const advice: string[] = [];
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
  return advice.slice(0, MAX_ADVICE);
}
