import type { JsonObject } from '../../credential/decode/json-model.ts';

/** The audiences of a token, as a list (RFC 7519 section 4.1.3). */
export function audiencesOf(claims: JsonObject): string[] {
  const { aud } = claims;
  return (Array.isArray(aud) ? aud : [aud]).filter((one): one is string => typeof one === 'string');
}
