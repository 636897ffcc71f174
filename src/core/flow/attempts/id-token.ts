import { getString } from '../../credential/decode/json-model.ts';
import { decodeJwt } from '../../credential/decode/jwt.ts';
import type { DecodedJwt } from '../../credential/decode/jwt-model.ts';
import { sha256 } from '../../http/secrets/sha256.ts';
import type { IdToken } from './message.ts';

/** Longer texts are no ID token. */
const MAX_TOKEN = 65_536;

/** What of an ID token is held against the rest of the sign-in (OpenID Connect Core sections 2 and 3.3.2.11). */
export function readIdToken(known: DecodedJwt | undefined, text: string): IdToken {
  const jwt = known ?? (text.length <= MAX_TOKEN ? decodeJwt(text) : undefined);
  const token: IdToken = { alg: getString(jwt?.header, 'alg') ?? '', audiences: [] };
  const claims = jwt?.claims ?? jwt?.nested?.claims;
  if (!claims || isCut(jwt)) return { ...token, problem: jwt?.form === 'jwe' ? 'encrypted' : 'unreadable' };
  set(token, 'nonce', getString(claims, 'nonce'));
  set(token, 'atHash', getString(claims, 'at_hash'));
  set(token, 'cHash', getString(claims, 'c_hash'));
  set(token, 'sHash', getString(claims, 's_hash'));
  set(token, 'issuer', getString(claims, 'iss'));
  const subject = getString(claims, 'sub');
  if (subject !== undefined) token.subject = sha256(subject);
  const { aud } = claims;
  for (const one of Array.isArray(aud) ? aud.slice(0, 16) : [aud])
    if (typeof one === 'string') token.audiences.push(one.slice(0, 400));
  return token;
}

/** What was cut short may have lost the claim that is looked for. */
function isCut(jwt: DecodedJwt | undefined): boolean {
  return jwt?.problems.some(({ code, part }) => part === 'payload' && code !== 'padding') === true;
}

function set(token: IdToken, name: 'nonce' | 'atHash' | 'cHash' | 'sHash' | 'issuer', value: string | undefined): void {
  if (value !== undefined) token[name] = value.slice(0, 4096);
}
