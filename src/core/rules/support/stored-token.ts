import type { Credential } from '../../credential/book.ts';
import type { Carrier } from '../../credential/credential.ts';
import type { Detected } from '../rule.ts';
import { shorten } from './cookie-line.ts';

/** Keys told of one token. */
const MAX_KEYS = 6;

/** Where one token lies in a storage of a page, as words and as evidence: under each key, in one finding. */
export function tellKeys(
  { uses }: Credential,
  carrier: Carrier,
  origin: string,
): Pick<Detected, 'evidence' | 'tellsAll'> & { keys: string } {
  const names = new Set<string>();
  for (const { place, origin: at } of uses)
    if (place.carrier === carrier && at === origin && names.size < MAX_KEYS) names.add(shorten(place.name));
  const list = [...names];
  const keys = list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`;
  return { keys, evidence: list.map((name) => `key: ${name}`), tellsAll: true };
}
