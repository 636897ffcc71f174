import type { Message } from './message.ts';

/**
 * How a token request ended: `granted`; `refused`; `answered` without an error, by what can be seen; `open` where the server decided
 * nothing: it asked for a nonce (RFC 9449 section 8), or for another client authentication, or failed, or was not heard.
 */
export type TokenOutcome = 'granted' | 'refused' | 'answered' | 'open';

/** How a token request ended. */
export function outcomeOfToken({ seen }: Message): TokenOutcome {
  const { status, answer } = seen;
  const succeeded = status >= 200 && status < 300;
  if (asksForNonce(seen) || (!succeeded && status !== 400 && status !== 401 && status !== 403)) return 'open';
  // Some servers write an error into a 200.
  const error = answer?.token?.error ?? (succeeded ? undefined : answer?.error);
  if (error !== undefined)
    return /^(?:invalid_client|authorization_pending|slow_down|temporarily_unavailable|server_error)$/.test(error)
      ? 'open'
      : 'refused';
  if (succeeded) return answer?.token && answer.token.tokens.length > 0 ? 'granted' : 'answered';
  return 'refused';
}

/** The server asks for a nonce in the proof: it says so, or refuses a proof and gives a nonce that the proof did not have. */
export function asksForNonce({ status, answer, proof, nonceGiven }: Message['seen']): boolean {
  if (answer?.error !== undefined) return answer.error === 'use_dpop_nonce';
  return (
    (status === 400 || status === 401) && nonceGiven !== undefined && proof !== undefined && proof.nonce !== nonceGiven
  );
}

/** Whether the server refused for good. */
export function isRefusedToken(message: Message): boolean {
  const { status, answer } = message.seen;
  return outcomeOfToken(message) === 'refused' || (answer?.error === 'invalid_client' && status >= 400);
}
