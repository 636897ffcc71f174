import { decodeJson } from './decode/json.ts';
import type { JsonValue } from './decode/json-model.ts';

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
  for (const member in value) {
    if (budget.values <= 0) return;
    walk(value[member], path === '' ? member : `${path}.${member}`, member, depth + 1, budget, visit);
  }
}
