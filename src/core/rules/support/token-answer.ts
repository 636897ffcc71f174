import type { Credential, Recorded } from '../../credential/book.ts';
import type { IssuedToken, TokenResponse } from '../../credential/token-response.ts';

/** The token that the answer holds where RFC 6749 section 5.1 wants it: a member of that name, not within another. */
export function issuedToken(response: TokenResponse | undefined, name: string): IssuedToken | undefined {
  return response?.tokens.find(({ path }) => path === name);
}

/** The credential that a response body holds at this path. */
export function credentialAt(recorded: readonly Recorded[], path: string): Credential | undefined {
  return recorded.find(
    ({ sighting: { place, direction } }) =>
      direction === 'received' && place.carrier === 'response-body' && (place.path ?? place.name) === path,
  )?.credential;
}
