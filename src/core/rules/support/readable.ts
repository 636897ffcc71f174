import { decodeJson } from '../../credential/decode/json.ts';
import type { JsonValue } from '../../credential/decode/json-model.ts';

/** The text with its percent-encoding taken off; as it is when it has none or a wrong one. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** JSON in a text; undefined when there is none. */
export function readJson(text: string): JsonValue | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  const json = decodeJson(text);
  return json.ok ? json.value : undefined;
}
