import type { Found, Place } from '../credential/credential.ts';
import { isJwt } from '../credential/jwt-kinds.ts';
import type { Track } from './track.ts';

/** Where a found value counts as carried, or undefined for places that authenticate no request. */
export function carrierOf(found: Found): Track['carrier'] | undefined {
  switch (found.place.carrier) {
    case 'cookie':
    case 'set-cookie':
      return 'cookie';
    case 'authorization':
    case 'userinfo':
      return 'authorization';
    case 'request-header':
    case 'websocket-protocol':
      return 'header';
    case 'query':
      return 'query';
    default:
      return undefined;
  }
}

/** What a token is made of, as coarse as strategies are told apart: a refreshed token must not begin a new track. */
function classOf(found: Found): string {
  if (isJwt(found.kind)) return 'jwt';
  return found.kind === 'signed-request' ? 'signed' : 'opaque';
}

/** Key of the track a value belongs to; `site` is empty for the site's own hosts, else the other site it was sent to. */
export function keyOf(carrier: Track['carrier'], found: Found | { place: Place }, site: string): string {
  const name = found.place.name.toLowerCase();
  if (carrier === 'authorization') {
    const scheme = 'scheme' in found ? (found.scheme ?? '') : '';
    return `authorization ${found.place.carrier === 'userinfo' ? 'basic' : scheme} ${'kind' in found ? classOf(found) : ''} ${site}`;
  }
  // Cookie names differ by case, header names do not; a parameter's name is the site's own affair.
  // Several tokens in the JSON of one cookie are told apart by where they stand in it.
  const place = found.place.path === undefined ? '' : `#${found.place.path.slice(0, 60)}`;
  return `${carrier} ${carrier === 'cookie' ? found.place.name : name}${place} ${site}`;
}
