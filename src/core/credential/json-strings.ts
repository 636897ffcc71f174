import { decodeJson } from './decode/json.ts';
import { getString, isJsonObject, type JsonObject, type JsonValue } from './decode/json-model.ts';

/** Takes one string of a JSON text: its value, its path, and the name of the member it is (of an array's items, of the array). */
export type StringVisitor = (text: string, path: string, name: string) => void;

const MAX_DEPTH = 6;
const MAX_VALUES = 5000;

/**
 * Visits the strings of a JSON value, in order; JSON texts within strings are opened too, as state containers write them. Nested
 * deeper than six levels, or after 5,000 values, nothing is visited.
 */
export function visitStrings(value: JsonValue | undefined, name: string, visit: StringVisitor): void {
  walk(value, '', name, 0, { values: MAX_VALUES }, visit);
}

function walk(
  value: JsonValue | undefined,
  path: string,
  name: string,
  depth: number,
  budget: { values: number },
  visit: StringVisitor,
): void {
  if (budget.values-- <= 0) return;
  if (typeof value === 'string') {
    const inner = depth < MAX_DEPTH && /^\s*[{[]/.test(value) ? decodeJson(value).value : undefined;
    if (inner === undefined) visit(value, path, name);
    else walk(inner, path, name, depth + 1, budget, visit);
    return;
  }
  if (typeof value !== 'object' || value === null || depth >= MAX_DEPTH) return;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length && budget.values > 0; index++)
      walk(value[index], `${path}[${index}]`, name, depth + 1, budget, visit);
    return;
  }
  const compact = compactOf(value);
  if (compact !== undefined) {
    visit(compact, path, name);
    return;
  }
  for (const member in value) {
    if (budget.values <= 0) return;
    walk(value[member], path === '' ? member : `${path}.${member}`, member, depth + 1, budget, visit);
  }
}

/**
 * A JWS or JWE in the JSON serialization, flattened or general with its first signature, as the compact text it stands for, so that
 * it is the same token however it travels (RFC 7515 section 7.2, RFC 7516 section 7.2). Undefined for any other object.
 */
function compactOf(object: JsonObject): string | undefined {
  const { payload, ciphertext } = object;
  if (typeof payload !== 'string' && typeof ciphertext !== 'string') return undefined;
  const list = object.signatures ?? object.recipients;
  const first = Array.isArray(list) && isJsonObject(list[0]) ? list[0] : object;
  const header = getString(first, 'protected') ?? getString(object, 'protected');
  if (header === undefined) return undefined;
  const signature = getString(first, 'signature');
  if (typeof payload === 'string') return signature === undefined ? undefined : `${header}.${payload}.${signature}`;
  const parts = [
    getString(first, 'encrypted_key') ?? '',
    getString(object, 'iv'),
    ciphertext,
    getString(object, 'tag'),
  ];
  return parts.includes(undefined) ? undefined : `${header}.${parts.join('.')}`;
}
