import type { StorageSeen } from './book-model.ts';
import type { Found } from './credential.ts';
import { decodeJson } from './decode/json.ts';
import { findInJson } from './found.ts';
import { createInterner } from './interner.ts';
import { findInText } from './read-text.ts';

/** Values longer than this (characters) are read up to here. */
const MAX_VALUE = 524_288;
/** Credentials kept of one look into a storage. */
const MAX_FOUND = 200;

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
  const place = { carrier: area, name: key };
  const first = text.trimStart().charAt(0);
  // A string is read like JSON that is one string, so that its key counts as its name.
  const json = first === '{' || first === '[' ? decodeJson(text).value : text;
  const found = findInJson(json, place, 'stored', lastWord(key));
  return found.length > 0 ? found : findInText(text, place, 'stored');
}

/** `CognitoIdentityServiceProvider.x.y.accessToken` and `auth:token` are named by their last word. */
function lastWord(key: string): string {
  return key.slice(-128).split(/[.:/]/).at(-1) ?? '';
}
