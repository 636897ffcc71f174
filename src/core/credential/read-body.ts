import type { RequestBody, ResponseBody } from '../http/exchange.ts';
import type { Found } from './credential.ts';
import { decodeJson } from './decode/json.ts';
import type { JsonValue } from './decode/json-model.ts';
import { createFound, isTokenByShape } from './found.ts';
import { isCredentialMember, isCredentialParameter } from './places.ts';

/** Response bodies are read up to this many characters. */
const MAX_BODY = 1_048_576;
const MAX_DEPTH = 6;
/** Values looked at in one body. */
const MAX_VALUES = 5000;
const MAX_FOUND = 50;

/** Credentials in the fields of a request body whose values were kept. */
export function readRequestBody(body: RequestBody): Found[] {
  const carrier = /json/i.test(body.mediaType) ? 'json-field' : 'form-field';
  const found: Found[] = [];
  for (const { name, value } of body.fields) {
    if (!value || found.length >= MAX_FOUND) continue;
    const last = name.slice(name.lastIndexOf('.') + 1);
    const one = createFound(value, { carrier, name }, 'sent', name.length + 2);
    if (isTokenByShape(one) || isCredentialParameter(last))
      found.push(one.kind === 'plain' ? { ...one, kind: 'opaque' } : one);
  }
  return found;
}

/** Tokens in a response body: JSON members that are tokens by shape or by name. Other media types are searched for nothing. */
export function readResponseBody(body: ResponseBody): Found[] {
  const text = body.text.length > MAX_BODY ? body.text.slice(0, MAX_BODY) : body.text;
  const start = text.trimStart().charCodeAt(0);
  if (!/json/i.test(body.mediaType) && start !== 0x7b && start !== 0x5b) return [];
  const found: Found[] = [];
  const budget = { values: MAX_VALUES };
  walk(decodeJson(text).value, '', '', 0, budget, found);
  return found;
}

function walk(
  value: JsonValue | undefined,
  name: string,
  path: string,
  depth: number,
  budget: { values: number },
  found: Found[],
): void {
  if (budget.values-- <= 0 || found.length >= MAX_FOUND) return;
  if (typeof value === 'string') {
    const named = isCredentialMember(name);
    if (value.length < (named ? 8 : 24)) return;
    const one = createFound(value, { carrier: 'response-body', name, path }, 'received', name.length + 6);
    if (isTokenByShape(one) || (named && one.kind !== 'plain')) found.push(one);
    return;
  }
  if (typeof value !== 'object' || value === null || depth >= MAX_DEPTH) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      if (budget.values <= 0) return;
      walk(item, name, `${path}[${index}]`, depth + 1, budget, found);
    }
    return;
  }
  for (const key in value) walk(value[key], key, path === '' ? key : `${path}.${key}`, depth + 1, budget, found);
}
