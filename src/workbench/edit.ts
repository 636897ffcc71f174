import { decodeJson } from '../core/credential/decode/json.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../core/credential/decode/json-model.ts';

/** Claims that a person edits as JSON, or what is wrong with the text. */
export function readEdited(text: string): { claims: JsonObject } | { problem: string } {
  const { ok, value } = decodeJson(text);
  if (!ok) return { problem: 'This is no JSON.' };
  return isJsonObject(value) ? { claims: value } : { problem: 'Claims are a JSON object: they stand in { and }.' };
}

/** The text with one member set; as it was when it is no object. */
export function setMember(text: string, name: string, value: JsonValue): string {
  const read = readEdited(text);
  return 'claims' in read ? JSON.stringify({ ...read.claims, [name]: value }, undefined, 2) : text;
}
