import type { JsonObject } from '../../credential/decode/json-model.ts';

/** Private members that a JSON Web Key has (RFC 7518 sections 6.2.2, 6.3.2 and 6.4.1). */
export function privateMembers(jwk: JsonObject | undefined): string[] {
  if (jwk === undefined) return [];
  return ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'].filter((name) => jwk[name] !== undefined);
}
