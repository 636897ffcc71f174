import { decodePercent, type FormField, parseQuery } from '../http/form.ts';
import { isHiddenValue } from '../http/hidden-value.ts';
import type { Carrier, Found, Sighting } from './credential.ts';
import { createFound, createHidden, isTokenByShape } from './found.ts';
import { isKeyAsUser } from './key-as-user.ts';
import { senseOfName } from './names/sense.ts';
import { isCredentialParameter } from './places.ts';
import { readLoginQuery } from './read-login-query.ts';
import { readSignedQuery } from './read-signed-url.ts';

/** Carriers that the parts of a URL become. */
export interface UrlCarriers {
  query: Carrier;
  fragment: Carrier;
  path: Carrier;
  userinfo: Carrier;
}

/** URLs longer than this (characters) are read up to here. */
const MAX_URL = 1_048_576;
/** Shorter text in a URL is a page number or a word. */
const MIN_TOKEN = 16;

/** Credentials in a URL: userinfo, path (a token as segment, `;jsessionid=`), query and fragment. Never throws. */
export function readUrl(text: string, carriers: UrlCarriers, direction: Sighting['direction']): Found[] {
  const url = text.length > MAX_URL ? text.slice(0, MAX_URL) : text;
  const found: Found[] = [];
  const start = url.indexOf('://');
  const pathAt = pathStart(url, start);
  if (start >= 0) readUserinfo(url.slice(start + 3, pathAt), carriers.userinfo, direction, found);
  readPath(url.slice(pathAt).split(/[?#]/, 1)[0] as string, carriers.path, direction, found);
  if (url.includes('?')) readFields(parseQuery(url), carriers.query, direction, found);
  if (url.includes('#')) readFields(parseQuery(url, 'fragment'), carriers.fragment, direction, found);
  return found;
}

function pathStart(url: string, scheme: number): number {
  if (scheme < 0) return 0;
  const rest = url.slice(scheme + 3).search(/[/?#]/);
  return rest < 0 ? url.length : scheme + 3 + rest;
}

function readUserinfo(authority: string, carrier: Carrier, direction: Sighting['direction'], found: Found[]): void {
  const at = authority.lastIndexOf('@');
  if (at < 0) return;
  const user = decodePercent(authority.slice(0, at).split(':', 1)[0] as string);
  found.push({
    value: `${user}:`,
    unwrapped: [],
    kind: 'basic',
    place: { carrier, name: 'userinfo' },
    direction,
    ...(isKeyAsUser(user) ? {} : { user }),
    bytes: at + 1,
    problems: [],
  });
}

function readPath(path: string, carrier: Carrier, direction: Sighting['direction'], found: Found[]): void {
  const parameter = /;(jsessionid|sid|phpsessid)=([^/;]+)/i.exec(path);
  if (parameter) {
    const one = createFound(
      parameter[2] as string,
      { carrier, name: parameter[1] as string },
      direction,
      parameter[0].length,
    );
    if (one.kind === 'opaque') one.kind = 'session-id';
    found.push(one);
  }
  for (const segment of path.split('/', 64)) {
    if (segment.length < MIN_TOKEN) continue;
    const one = createFound(segment, { carrier, name: 'path' }, direction, 1);
    if (isTokenByShape(one)) found.push(one);
  }
}

function readFields(
  fields: readonly FormField[],
  carrier: Carrier,
  direction: Sighting['direction'],
  found: Found[],
): void {
  const signed = readSignedQuery(fields, carrier, direction);
  if (signed) found.push(signed.found);
  const login = readLoginQuery(fields, carrier, direction);
  if (login) found.push(login.found);
  for (const { name, value, raw } of fields) {
    if (signed?.isPart(name) || login?.isPart(name)) continue;
    const sense = senseOfName(name);
    if (sense !== undefined && isHiddenValue(value)) {
      found.push(createHidden(sense === 'key' ? 'api-key' : 'opaque', { carrier, name }, direction));
      continue;
    }
    const named = isCredentialParameter(name) || sense !== undefined;
    if (value === '' || (!named && value.length < MIN_TOKEN)) continue;
    const one = createFound(value, { carrier, name }, direction, name.length + 2);
    one.bytes = raw.length + name.length + 2;
    if (/^saml(?:request|response)$/i.test(name)) one.kind = 'saml';
    if (isTokenByShape(one) || (named && one.kind !== 'plain' && fits(name, one))) found.push(one);
    else if (named && isAlwaysCredential(name)) found.push({ ...one, kind: 'opaque' });
  }
}

/** `key` and `sig` are used for so much that only a value with a known format counts; a signature belongs to a signed URL. */
function fits(name: string, found: Found): boolean {
  return !/^(?:key|sig|signature)$/i.test(name) || found.kind === 'api-key';
}

function isAlwaysCredential(name: string): boolean {
  return /^(?:access_?token|id_?token|refresh_?token|code|api_?key|samlresponse|samlrequest|ticket)$/i.test(name);
}
