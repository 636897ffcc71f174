import type { Capture } from '../capture/create-capture.ts';
import { countOf, createMasker, type Masker, maskText, maskUrl } from '../capture/mask.ts';
import { isSecretParameter } from '../capture/secret-parameters.ts';
import { concealRuns } from '../http/conceal.ts';
import type { Exchange, Header } from '../http/exchange.ts';
import { hideTokensIn } from './hide-tokens.ts';

/** Field names whose whole value is a credential, in lower case; others are found by what they hold. */
const SECRET_HEADER =
  /^(?:x-)?(?:.*[-_])?(?:api-?key|auth|authorization|token|secret|session(?:-?id)?|password|signature|csrf|xsrf|dpop|amz-security-token)(?:-(?:token|key|id))?$/;

/** Headers that are a URL. */
const URL_HEADERS = new Set(['referer', 'location', 'content-location', 'origin']);

/** Attributes of Set-Cookie that browsers know (RFC 6265bis section 5.6, CHIPS, and Chromium's Priority). */
const ATTRIBUTES = new Set([
  'expires',
  'max-age',
  'domain',
  'path',
  'secure',
  'httponly',
  'samesite',
  'partitioned',
  'priority',
]);

/** Header names that match the pattern above and hold no secret. */
const OPEN_HEADERS = new Set(['www-authenticate', 'proxy-authenticate', 'authentication-info']);

/** A header whose whole value is a secret, or holds one that nothing else tells apart. */
export function isSecretHeader(name: string): boolean {
  const lower = name.toLowerCase();
  if (OPEN_HEADERS.has(lower)) return false;
  return /^(?:proxy-authorization|authorization|cookie|set-cookie)$/.test(lower) || isSecretName(lower);
}

function isSecretName(lower: string): boolean {
  return lower.length < 100 && (SECRET_HEADER.test(lower) || isSecretParameter(lower));
}

/**
 * The exchange with `id` as it may be shown: every cookie value, credential and secret parameter replaced by its pseudonym
 * and length, bodies by their length. Undefined when the capture does not hold it any more.
 */
export function redactExchange(capture: Capture, id: string): Exchange | undefined {
  const exchange = capture.exchange(id);
  const row = capture.row(id);
  if (!exchange || !row) return undefined;
  const ids = new Set([...row.sent, ...row.received].map((credential) => credential.id));
  const masker = createMasker([...ids].flatMap((one) => capture.credential(one) ?? []));
  const redacted: Exchange = {
    ...exchange,
    url: maskUrl(exchange.url, masker),
    requestHeaders: exchange.requestHeaders.map((header) => redactHeader(header, masker)),
    responseHeaders: exchange.responseHeaders.map((header) => redactHeader(header, masker)),
  };
  if (exchange.pageUrl !== undefined) redacted.pageUrl = maskUrl(exchange.pageUrl, masker);
  if (exchange.initiator !== undefined) redacted.initiator = maskUrl(exchange.initiator, masker);
  if (exchange.requestBody) {
    const fields = exchange.requestBody.fields.map(({ name, value, mark }) => {
      if (value === undefined) return mark === undefined ? { name } : { name, value: masker.label(mark) };
      const hidden = isSecretParameter(name) || masker.name(value) !== undefined;
      return { name, value: hidden ? masker.label(value) : maskText(value, masker) };
    });
    redacted.requestBody = { ...exchange.requestBody, fields };
  }
  return hideTokensIn(redacted);
}

function redactHeader(header: Header, masker: Masker): Header {
  return { name: header.name, value: redactHeaderValue(header.name.toLowerCase(), header.value, masker) };
}

function redactHeaderValue(name: string, value: string, masker: Masker): string {
  if (name === 'cookie')
    return value
      .split(';')
      .map((pair) => redactPair(pair, masker))
      .join(';');
  if (name === 'set-cookie')
    return value
      .split('\n')
      .map((line) => redactSetCookie(line, masker))
      .join('\n');
  if (name === 'authorization' || name === 'proxy-authorization') return redactAuthorization(value, masker);
  if (OPEN_HEADERS.has(name)) return masker.replaceIn(value);
  if (isSecretName(name)) return masker.label(value);
  if (masker.is(value)) return masker.label(value);
  return URL_HEADERS.has(name) ? maskUrl(value, masker) : maskText(value, masker);
}

function redactSetCookie(line: string, masker: Masker): string {
  const semicolon = line.indexOf(';');
  if (semicolon < 0) return redactPair(line, masker);
  const attributes = line.slice(semicolon + 1).split(';');
  return [redactPair(line.slice(0, semicolon), masker), ...attributes.map((one) => redactAttribute(one, masker))].join(
    ';',
  );
}

/** The attributes that there are, with values that read like theirs; of others only the length is told. */
function redactAttribute(attribute: string, masker: Masker): string {
  const equals = attribute.indexOf('=');
  const name = (equals < 0 ? attribute : attribute.slice(0, equals)).trim().toLowerCase();
  if (!ATTRIBUTES.has(name)) return ` (${countOf(attribute.trim())})`;
  return equals < 0
    ? attribute
    : attribute.slice(0, equals + 1) + concealRuns(masker.replaceIn(attribute.slice(equals + 1)));
}

function redactPair(pair: string, masker: Masker): string {
  const equals = pair.indexOf('=');
  const value = pair.slice(equals + 1).trim();
  return value === '' ? pair : `${pair.slice(0, equals + 1)}${masker.label(value)}`;
}

function redactAuthorization(value: string, masker: Masker): string {
  const space = value.indexOf(' ');
  // Without a scheme the whole value may be the token.
  if (space < 0) return masker.label(value);
  return `${value.slice(0, space)} ${masker.label(value.slice(space + 1).trim())}`;
}
