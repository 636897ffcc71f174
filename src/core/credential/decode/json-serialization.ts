import { decodeJson } from './json.ts';
import { getString, isJsonObject, type JsonObject } from './json-model.ts';
import { decodeParts } from './jwt.ts';
import type { DecodedJwt } from './jwt-model.ts';
import { createProblem, decodeJsonPart } from './jwt-part.ts';

/**
 * Decodes a JWS or JWE in the JSON serialization (RFC 7515 section 7.2, RFC 7516 section 7.2), flattened or general; of several
 * signatures or recipients the first. Undefined when the text is neither. A JWT is never in this form (RFC 7519 section 1), which
 * is the one problem it always has. Never throws.
 */
export function decodeJsonSerialization(text: string): DecodedJwt | undefined {
  if (!/^\s{0,64}\{/.test(text)) return undefined;
  const { value } = decodeJson(text);
  if (!isJsonObject(value)) return undefined;
  const encrypted = typeof value.ciphertext === 'string';
  const list = encrypted ? value.recipients : value.signatures;
  const first = Array.isArray(list) && isJsonObject(list[0]) ? list[0] : value;
  if (!encrypted && typeof first.signature !== 'string') return undefined;
  const decoded = encrypted ? decodeJwe(text.length, value, first) : decodeJws(text.length, value, first);
  decoded.serialization = 'json';
  decoded.problems.unshift(
    createProblem('json-serialization', 'It is in the JSON serialization; a JWT is always in the compact one.'),
  );
  if (Array.isArray(list) && list.length > 1) {
    const what = encrypted ? 'recipients' : 'signatures';
    decoded.problems.push(createProblem('more-signatures', `It has ${list.length} ${what}; the first is shown.`));
  }
  return decoded;
}

function decodeJws(length: number, object: JsonObject, signature: JsonObject): DecodedJwt {
  const header = getString(signature, 'protected') ?? '';
  const texts = [header, getString(object, 'payload') ?? '', getString(signature, 'signature') ?? ''];
  return decodeParts({
    length,
    count: 3,
    texts,
    header: decodeJsonPart('header', header),
    depth: 0,
    unprotected: merge(signature.header),
  });
}

function decodeJwe(length: number, object: JsonObject, recipient: JsonObject): DecodedJwt {
  const header = getString(object, 'protected') ?? '';
  const texts = [header, getString(recipient, 'encrypted_key') ?? ''];
  for (const name of ['iv', 'ciphertext', 'tag']) texts.push(getString(object, name) ?? '');
  const unprotected = merge(object.unprotected, recipient.header);
  return decodeParts({ length, count: 5, texts, header: decodeJsonPart('header', header), depth: 0, unprotected });
}

function merge(...objects: unknown[]): JsonObject {
  return Object.assign(Object.create(null), ...objects.filter((object) => typeof object === 'object'));
}
