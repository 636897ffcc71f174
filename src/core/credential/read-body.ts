import type { RequestBody, ResponseBody } from '../http/exchange.ts';
import type { Found } from './credential.ts';
import { decodeJson } from './decode/json.ts';
import { createFound, findInJson, isTokenByShape } from './found.ts';
import { mayHoldToken } from './may-hold-token.ts';
import { isCredentialParameter } from './places.ts';
import { readTextBody } from './read-text.ts';

/** Response bodies are read up to this many characters. */
const MAX_BODY = 1_048_576;
/** Credentials kept of one body. */
const MAX_FOUND = 50;

/** Credentials in the fields of a request body whose values were kept. */
export function readRequestBody(body: RequestBody): Found[] {
  const carrier = /json/i.test(body.mediaType) ? 'json-field' : 'form-field';
  const found: Found[] = [];
  for (const { name, value } of body.fields) {
    if (!value || found.length >= MAX_FOUND) continue;
    const last = name.slice(name.lastIndexOf('.') + 1);
    const one = createFound(value, { carrier, name }, 'sent', name.length + 2);
    if (/^saml(?:request|response)$/i.test(last)) one.kind = 'saml';
    if (isTokenByShape(one) || isCredentialParameter(last))
      found.push(one.kind === 'plain' ? { ...one, kind: 'opaque' } : one);
  }
  return found;
}

/** Tokens in a response body: JSON members that are tokens by shape or by name; forms; JWTs and keys in other text. */
export function readResponseBody(body: ResponseBody): Found[] {
  const text = body.text.length > MAX_BODY ? body.text.slice(0, MAX_BODY) : body.text;
  const start = text.trimStart().charCodeAt(0);
  if (!/json/i.test(body.mediaType) && start !== 0x7b && start !== 0x5b) return readTextBody(text, body.mediaType);
  if (!mayHoldToken(text)) return [];
  return findInJson(decodeJson(text).value, { carrier: 'response-body', name: '' }, 'received', '');
}
