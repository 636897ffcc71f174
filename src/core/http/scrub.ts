import type { Exchange, Header } from './exchange.ts';
import { decodePercent } from './form.ts';
import { isSecretParameter, mayHoldSecret } from './oauth-parameters.ts';
import { addBodyField } from './request-body.ts';

/** Stands in place of a secret that was dropped, and is short enough to be told from one. */
const DROPPED = '';
const BASIC = /^(\s*basic[ \t]+)(\S+)\s*$/i;
/** Headers that hold URLs. */
const URL_HEADERS = new Set(['referer', 'location', 'content-location', 'origin', 'refresh', 'link']);

/**
 * The exchange without what must never be stored: the password of HTTP Basic and of URLs, and the values of parameters that are
 * passwords, client secrets or code verifiers. User names stay, tokens stay. Every source calls it before it keeps anything.
 * Gives the same object back when there was nothing to drop.
 */
export function scrubExchange(exchange: Exchange): Exchange {
  const url = scrubUrl(exchange.url);
  const requestHeaders = scrubHeaders(exchange.requestHeaders);
  const responseHeaders = scrubHeaders(exchange.responseHeaders);
  const scrubbed: Exchange = { ...exchange, url, requestHeaders, responseHeaders };
  if (exchange.pageUrl !== undefined) scrubbed.pageUrl = scrubUrl(exchange.pageUrl);
  if (exchange.initiator !== undefined) scrubbed.initiator = scrubUrl(exchange.initiator);
  if (exchange.requestBody) {
    const fields: Exchange['requestBody'] & object = { ...exchange.requestBody, fields: [] };
    for (const { name, value } of exchange.requestBody.fields)
      addBodyField(fields.fields, name.slice(name.lastIndexOf('.') + 1), value, name);
    scrubbed.requestBody = fields;
  }
  if (exchange.responseBody)
    scrubbed.responseBody = { ...exchange.responseBody, text: scrubText(exchange.responseBody.text) };
  return scrubbed;
}

/** Headers without passwords; the same array when there was none. */
export function scrubHeaders(headers: Header[]): Header[] {
  let changed = false;
  const scrubbed = headers.map((header) => {
    const value = scrubHeader(header.name.toLowerCase(), header.value);
    if (value === header.value) return header;
    changed = true;
    return { name: header.name, value };
  });
  return changed ? scrubbed : headers;
}

function scrubHeader(name: string, value: string): string {
  if (/^\s*basic\s/i.test(value)) return scrubBasic(value);
  return URL_HEADERS.has(name) && /[?#@]/.test(value) ? scrubUrl(value) : value;
}

/**
 * `Basic` credentials with an empty password: `base64("user:")`. What cannot be decoded, or has no colon and so may be a password
 * alone, goes whole.
 */
export function scrubBasic(value: string): string {
  const match = BASIC.exec(value);
  if (!match) return value.replace(/^(\s*basic\s).*$/is, '$1').trimEnd();
  const scheme = match[1] as string;
  try {
    const text = atob((match[2] as string).replace(/-/g, '+').replace(/_/g, '/'));
    const colon = text.indexOf(':');
    return colon < 0 ? scheme.trimEnd() : scheme + btoa(text.slice(0, colon + 1));
  } catch {
    return scheme.trimEnd();
  }
}

/** A URL without the password of its userinfo and without values of secret parameters, in query and fragment. Never throws. */
export function scrubUrl(url: string): string {
  if (!/[?#@]/.test(url)) return url;
  const scheme = url.indexOf('://');
  const rest = scheme < 0 ? -1 : url.slice(scheme + 3).search(/[/?#]/);
  const pathAt = scheme < 0 ? 0 : rest < 0 ? url.length : scheme + 3 + rest;
  let authority = url.slice(0, pathAt);
  const at = authority.lastIndexOf('@');
  if (at >= 0) {
    const colon = authority.indexOf(':', scheme + 3);
    if (colon >= 0 && colon < at) authority = authority.slice(0, colon + 1) + authority.slice(at);
  }
  return authority + url.slice(pathAt).replace(/([?&#]|^)([^=&?#]{1,128})=([^&#]*)/g, scrubParameter);
}

function scrubParameter(whole: string, before: string, name: string): string {
  return isSecretParameter(decodePercent(name)) ? `${before}${name}=${DROPPED}` : whole;
}

/** JSON text, or a form as text, with the values of secret members emptied. Works on text that was cut short as well. */
export function scrubText(text: string): string {
  if (/^\s{0,64}[\w.-]{1,128}=/.test(text)) return text.replace(/([&]|^)([^=&?#]{1,128})=([^&]*)/g, scrubParameter);
  if (!mayHoldSecret(text)) return text;
  return text.replace(
    /"([^"\\]{1,128})"(\s{0,16}:\s{0,16})"(?:[^"\\]|\\.)*(?:"|\\?$)/gs,
    (whole, name: string, colon: string) => (isSecretParameter(name) ? `"${name}"${colon}"${DROPPED}"` : whole),
  );
}
