import type { Capture } from '../capture/create-capture.ts';
import { createMasker, isSecretParameter, type Masker, maskUrl } from '../capture/mask.ts';
import type { Exchange, Header } from '../http/exchange.ts';
import { hideTokensIn } from './hide-tokens.ts';

/** Field names whose whole value is a credential, in lower case; others are found by what they hold. */
const SECRET_HEADER =
  /^(?:x-)?(?:.*[-_])?(?:api-?key|auth|authorization|token|secret|session(?:-?id)?|password|signature|csrf|xsrf|dpop|amz-security-token)(?:-(?:token|key|id))?$/;

/** Header names that match the pattern above and hold no secret. */
const OPEN_HEADERS = new Set(['www-authenticate', 'proxy-authenticate', 'authentication-info']);

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
    const fields = exchange.requestBody.fields.map(({ name, value }) => {
      if (value === undefined) return { name };
      const hidden = isSecretParameter(name) || masker.name(value) !== undefined;
      return { name, value: hidden ? masker.label(value) : maskUrl(value, masker) };
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
  if (name.length < 100 && SECRET_HEADER.test(name)) return masker.label(value);
  if (masker.is(value)) return masker.label(value);
  return maskUrl(value, masker);
}

function redactSetCookie(line: string, masker: Masker): string {
  const semicolon = line.indexOf(';');
  if (semicolon < 0) return redactPair(line, masker);
  return redactPair(line.slice(0, semicolon), masker) + line.slice(semicolon);
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
