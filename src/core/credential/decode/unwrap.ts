import { decodeAnyBase64 } from './base64.ts';
import { decodeJson } from './json.ts';
import { isJsonObject, type JsonValue } from './json-model.ts';
import { detectJwt } from './jwt-detect.ts';
import { decodeUtf8 } from './utf8.ts';

/** A wrapping that was taken off. */
export type UnwrapStep = 'percent-decoded' | 'unquoted' | 'scheme-removed' | 'json-mark-removed' | 'base64-decoded';

/** A token inside the JSON that a value holds. */
export interface NestedToken {
  form: 'jws' | 'jwe' | 'broken';
  value: string;
  /** For example `session.access_token` or `[0].token`. */
  path: string;
}

export interface Unwrapped {
  /** The value without its wrappings. */
  value: string;
  /** What was taken off, from the outside in. */
  steps: UnwrapStep[];
  /** The JSON object or array the value is. */
  json?: JsonValue;
  /** Tokens within that JSON. */
  nested: NestedToken[];
}

/** Longer values are left as they are. */
const MAX_LENGTH = 1_048_576;
const MAX_STEPS = 6;
const MAX_DEPTH = 4;
const MAX_VALUES = 5000;
const MAX_NESTED = 32;

/**
 * Takes off what sites wrap around a token: percent-encoding (once or twice), quotes, `Bearer `, the `j:` of Express, the `base64-` of
 * Supabase; then looks into JSON, four levels deep, for tokens. Each step is named. Linear, bounded, never throws.
 */
export function unwrap(raw: string): Unwrapped {
  if (raw.length > MAX_LENGTH) return { value: raw, steps: [], nested: [] };
  const steps: UnwrapStep[] = [];
  let value = raw;
  let percent = 0;
  while (steps.length < MAX_STEPS) {
    const [next, step] = takeOff(value, percent < 2) ?? [];
    if (next === undefined || step === undefined) break;
    if (step === 'percent-decoded') percent++;
    steps.push(step);
    value = next;
  }
  const result: Unwrapped = { value, steps, nested: [] };
  const first = value.charCodeAt(0);
  if (first === 0x7b || first === 0x5b) {
    const json = decodeJson(value).value;
    if (json !== undefined) {
      result.json = json;
      collect(json, '', 0, { values: MAX_VALUES }, result.nested);
    }
  }
  return result;
}

function takeOff(value: string, percent: boolean): [string, UnwrapStep] | undefined {
  if (percent && /%[0-9A-Fa-f]{2}/.test(value)) {
    const decoded = decodePercent(value);
    if (decoded !== undefined && decoded !== value) return [decoded, 'percent-decoded'];
  }
  if (value.length > 1 && value.startsWith('"') && value.endsWith('"')) {
    const json = value.includes('\\') ? decodeJson(value) : undefined;
    return [json?.ok && typeof json.value === 'string' ? json.value : value.slice(1, -1), 'unquoted'];
  }
  const scheme = /^(?:bearer|dpop|jwt)[ +]+(?=\S)/i.exec(value.slice(0, 32));
  if (scheme !== null) return [value.slice(scheme[0].length), 'scheme-removed'];
  if (value.startsWith('j:{') || value.startsWith('j:[')) return [value.slice(2), 'json-mark-removed'];
  if (value.startsWith('base64-')) {
    const readable = readBase64Text(value.slice(7));
    if (readable !== undefined) return [readable, 'base64-decoded'];
  }
  return undefined;
}

function decodePercent(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

function readBase64Text(text: string): string | undefined {
  const { ok, bytes } = decodeAnyBase64(text);
  const decoded = ok ? decodeUtf8(bytes) : undefined;
  return decoded?.ok ? decoded.text : undefined;
}

function collect(
  value: JsonValue,
  path: string,
  depth: number,
  budget: { values: number },
  nested: NestedToken[],
): void {
  if (budget.values-- <= 0 || nested.length >= MAX_NESTED) return;
  if (typeof value === 'string') {
    const form = value.length < 20 ? undefined : detectJwt(value);
    if (form !== undefined) nested.push({ form, value, path });
    return;
  }
  if (depth >= MAX_DEPTH) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      if (budget.values <= 0) return;
      collect(item, `${path}[${index}]`, depth + 1, budget, nested);
    }
  } else if (isJsonObject(value)) {
    for (const name in value)
      collect(value[name] as JsonValue, path === '' ? name : `${path}.${name}`, depth + 1, budget, nested);
  }
}
