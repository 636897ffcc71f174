import { parseForm } from '../http/form.ts';
import { readFormPost } from '../http/form-post.ts';
import type { Found, Place, Sighting } from './credential.ts';
import { createFound, isTokenByShape } from './found.ts';
import { isCredentialParameter } from './places.ts';
import { findTokens } from './shapes/find-tokens.ts';

/** Credentials kept of one text. */
const MAX_FOUND = 20;

/** Tokens that stand anywhere in a text that is no JSON. Keys that are made for pages are passed over. */
export function findInText(text: string, place: Place, direction: Sighting['direction']): Found[] {
  return findTokens(text, { limit: MAX_FOUND }).flatMap(({ value }) => {
    const found = createFound(value, place, direction, 0);
    return isTokenByShape(found) ? [found] : [];
  });
}

/** A response that is no JSON: a form, as some token endpoints answer; a page that hands a sign-in on; else any text. */
export function readTextBody(text: string, mediaType: string): Found[] {
  const isPage = /html/.test(mediaType);
  const fields = isPage ? readFormPost(text) : /^[\w.-]{1,64}=[^\s<]*$/.test(text.trim()) ? parseForm(text.trim()) : [];
  const found: Found[] = [];
  for (const { name, value } of fields) {
    if (value === '' || found.length >= MAX_FOUND) continue;
    const one = createFound(value, { carrier: 'response-body', name }, 'received', name.length + 2);
    if (/^saml(?:request|response)$/i.test(name)) one.kind = 'saml';
    if (isTokenByShape(one) || (one.kind !== 'plain' && isCredentialParameter(name))) found.push(one);
  }
  if (found.length > 0 || isPage) return found;
  return findInText(text, { carrier: 'response-body', name: '' }, 'received');
}
