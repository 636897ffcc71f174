import type { Credential } from '../../credential/book.ts';
import type { RuleContext } from '../rule.ts';

/** Pages of a visit after which somebody who meant to sign in would have. */
const MIN_REQUESTS = 3;

/**
 * A question to ask when findings are read: whether a session is a visitor's: an answer of this recording gave it to somebody of whom nothing was known,
 * it went with request after request, and nobody signed in. What a thief gets by it is a basket, no account.
 */
export function asksIfVisitors(
  credential: Credential | undefined,
  site: string,
  { flow }: Pick<RuleContext, 'flow'>,
): () => boolean {
  return () => {
    if (credential === undefined || credential.role !== 'session' || credential.jwt !== undefined) return false;
    if (credential.generation > 1 || credential.sentCount < MIN_REQUESTS) return false;
    if (credential.uses[0]?.direction !== 'received') return false;
    return flow.attempts(site).every(({ outcome }) => outcome === 'failed');
  };
}
