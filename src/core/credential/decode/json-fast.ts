import { bareObject, type JsonObject, type JsonValue } from './json-model.ts';

/**
 * `JSON.parse` for an object whose text holds nothing that it would lose; undefined otherwise, and then the careful reader must
 * look. Most tokens and bodies go this way, which is more than twice as quick.
 */
export function parseCleanJson(text: string, maxDepth: number): JsonObject | undefined {
  // Without escapes each quotation mark opens or closes a string, so their number tells that no member was swallowed.
  if (text.charCodeAt(0) !== 0x7b || text.includes('\\') || text.includes('__proto__') || /[\ud800-\udfff]/.test(text))
    return undefined;
  let value: JsonObject;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const strings = countStrings(value, maxDepth);
  return strings !== undefined && strings * 2 === countQuotes(text) ? value : undefined;
}

function countQuotes(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count++;
  return count;
}

/** Names and string values in `value`, whose objects lose their prototype; undefined when a number may be inexact, or it is deep. */
function countStrings(value: JsonValue, depth: number): number | undefined {
  if (typeof value === 'string') return 1;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 0 : undefined;
  if (typeof value !== 'object' || value === null) return 0;
  if (depth === 0) return undefined;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) {
      const inside = countStrings(item, depth - 1);
      if (inside === undefined) return undefined;
      count += inside;
    }
    return count;
  }
  Object.setPrototypeOf(value, bareObject);
  for (const name in value) {
    const inside = countStrings(value[name] as JsonValue, depth - 1);
    if (inside === undefined) return undefined;
    count += inside + 1;
  }
  return count;
}
