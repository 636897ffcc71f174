import type { StorageSeen } from './book-model.ts';
import type { Found } from './credential.ts';
import { decodeJson } from './decode/json.ts';
import type { JsonValue } from './decode/json-model.ts';
import { createFound, isTokenByShape } from './found.ts';
import { createInterner } from './interner.ts';
import { isCredentialMember } from './places.ts';

/** Values longer than this (characters) are read up to here. */
const MAX_VALUE = 524_288;
const MAX_DEPTH = 6;
const MAX_VALUES = 2000;
const MAX_FOUND = 100;

/** Finds the credentials in what a page stored. A value that did not change is not read again. */
export function createStorageReader(): { read(seen: StorageSeen): Found[] } {
  const readers = createInterner((areaAndKey) => {
    const at = areaAndKey.indexOf('\0');
    const area = areaAndKey.slice(0, at) as StorageSeen['area'];
    return createInterner<Found[]>((value) => readEntry(area, areaAndKey.slice(at + 1), value));
  });
  return {
    read(seen) {
      const found: Found[] = [];
      for (const { key, value } of seen.entries) {
        for (const one of readers.get(`${seen.area}\0${key}`).get(value)) found.push(one);
        if (found.length >= MAX_FOUND) break;
      }
      return found;
    },
  };
}

function readEntry(area: StorageSeen['area'], key: string, value: string): Found[] {
  const text = value.length > MAX_VALUE ? value.slice(0, MAX_VALUE) : value;
  const found: Found[] = [];
  const first = text.trimStart().charAt(0);
  if (first === '{' || first === '[') {
    const budget = { values: MAX_VALUES };
    walk(area, key, decodeJson(text).value, '', lastWord(key), 0, budget, found);
    return found;
  }
  add(area, key, text, undefined, lastWord(key), found);
  return found;
}

function walk(
  area: StorageSeen['area'],
  key: string,
  value: JsonValue | undefined,
  path: string,
  name: string,
  depth: number,
  budget: { values: number },
  found: Found[],
): void {
  if (budget.values-- <= 0 || found.length >= MAX_FOUND) return;
  if (typeof value === 'string') {
    // State containers store JSON within JSON (redux-persist and the like).
    if (depth < MAX_DEPTH && /^\s*[{[]/.test(value)) {
      walk(area, key, decodeJson(value).value, path, name, depth + 1, budget, found);
    } else add(area, key, value, path, name, found);
    return;
  }
  if (typeof value !== 'object' || value === null || depth >= MAX_DEPTH) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      if (budget.values <= 0) return;
      walk(area, key, item, `${path}[${index}]`, name, depth + 1, budget, found);
    }
    return;
  }
  for (const member in value) {
    walk(area, key, value[member], path === '' ? member : `${path}.${member}`, member, depth + 1, budget, found);
  }
}

function add(
  area: StorageSeen['area'],
  key: string,
  value: string,
  path: string | undefined,
  name: string,
  found: Found[],
): void {
  if (value.length < 16) return;
  const place = path === undefined ? { carrier: area, name: key } : { carrier: area, name: key, path };
  const one = createFound(value, place, 'stored', 0);
  if (isTokenByShape(one) || (isCredentialMember(name) && one.kind !== 'plain')) found.push(one);
}

/** `CognitoIdentityServiceProvider.x.y.accessToken` and `auth:token` are named by their last word. */
function lastWord(key: string): string {
  return key.slice(-128).split(/[.:/]/).at(-1) ?? '';
}
