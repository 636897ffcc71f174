import type { Credential, Recorded } from '../../credential/book.ts';
import { type IssuedToken, readTokenResponse, type TokenResponse } from '../../credential/token-response.ts';
import type { Subjects } from '../rule.ts';

/** What a response says as the answer to a token request (RFC 6749 section 5), whatever its names; undefined for all others. */
export function tokenResponse({
  exchange,
  body,
}: Pick<Subjects['exchange'], 'exchange' | 'body'>): TokenResponse | undefined {
  if (body !== undefined) return body.token;
  const { responseBody } = exchange;
  return responseBody && readTokenResponse(responseBody.mediaType, responseBody.text);
}

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
