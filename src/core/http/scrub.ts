import { dropTypedCodes, toBodyField } from './body-field.ts';
import type { BodyField, Exchange, Header } from './exchange.ts';
import { decodeBinary, encodeBinary } from './secrets/base64-text.ts';
import { createCleanTexts } from './secrets/clean-texts.ts';
import { isDropped, markDropped } from './secrets/dropped.ts';
import { mayNameSecret } from './secrets/may-name-secret.ts';
import { arePlainPairs, isCookieSeparator, isQuerySeparator } from './secrets/plain-pairs.ts';
import type { PairStyle } from './secrets/scan-pairs.ts';
import { mayHaveUserinfo, replaceSecrets, type Search } from './secrets/search.ts';
import { secretKind } from './secrets/secret-names.ts';

/** A text without a sign of these has no name with a value, and nothing that may hide one. */
const HAS_VALUE = /[=:{<%]|^(?:e[yw]|W[13yz])/;
/** Longer values are looked at quickly first (characters). */
const MAX_SEARCHED = 8192;
const BASIC = /^\s{0,16}basic\s{1,16}(?=\S)/i;

/** Takes out of what a source saw all that must never be kept. */
export interface Scrubber {
  exchange(exchange: Exchange): Exchange;
  /** The same array when there was nothing to take out. */
  headers(headers: Header[]): Header[];
  url(url: string): string;
  /** A body, or any other text. */
  text(text: string): string;
  /** The value that stands under a name: a cookie of the store, an entry of a page's storage. */
  value(name: string, value: string): string;
  /** A field of a request body, at a path. */
  field(name: string, value: string | undefined, path: string): BodyField;
  /** Fields of one body without one-time codes that only their neighbours tell from authorization codes. */
  typed(fields: BodyField[]): BodyField[];
}

/**
 * A scrubber. What it drops it replaces by marks of the same length (`markDropped`), with `salt` so that equal values can be told:
 * passwords, one-time codes, client secrets, code verifiers, private keys. User names stay, tokens stay. Every source calls it
 * before it keeps anything; scrubbing twice changes nothing.
 */
export function createScrubber(salt = ''): Scrubber {
  const search: Search = {
    isSecret: isNeverKept,
    // What was dropped before stays as it is.
    replace: (value, length) =>
      isDropped(value) && value.length === length ? value : markDropped(value, salt, length),
  };

  const clean = createCleanTexts();

  function url(text: string): string {
    const start = text.search(/[?#;@%]/);
    if (start < 0) return text;
    const unit = text.charCodeAt(start);
    if (unit !== 0x40 && unit !== 0x25 && arePlainPairs(text, start + 1, isQuerySeparator)) return text;
    return once(text, 'query');
  }

  /** Searches a text, but one that was found clean only once. */
  function once(text: string, style?: PairStyle): string {
    if (clean.has(text)) return text;
    const scrubbed = replaceSecrets(text, search, style);
    if (scrubbed === text) clean.add(text);
    return scrubbed;
  }

  function header({ name, value }: Header): string {
    const lower = name.toLowerCase();
    if (secretKind(lower) !== undefined) return value.trim() === '' ? value : search.replace(value, value.length);
    if (lower.endsWith('authorization')) {
      const basic = BASIC.exec(value);
      if (basic) return basicOf(value, basic[0]);
    }
    if (!HAS_VALUE.test(value) && !BASIC.test(value)) return value;
    if (lower === 'cookie' || lower === 'set-cookie')
      return arePlainPairs(value, 0, isCookieSeparator) ? value : once(value, 'cookie');
    if (lower === 'referer' || lower === 'location') return url(value);
    // What is listed here is long, comes with each response and has its own meaning of names and values.
    if (OWN_WORDS.has(lower) || lower.startsWith('sec-ch-')) return value;
    return once(value);
  }

  /** Of Basic credentials the user name stays; what has none, or cannot be read, may be a password alone. */
  function basicOf(whole: string, scheme: string): string {
    const token = whole.slice(scheme.length).trimEnd();
    const binary = decodeBinary(token);
    if (binary?.includes(':')) return replaceSecrets(whole, search);
    return (
      scheme +
      (binary === undefined
        ? search.replace(token, token.length)
        : encodeBinary(search.replace(binary, binary.length), token))
    );
  }

  function headers(list: Header[]): Header[] {
    let changed = false;
    const scrubbed = list.map((one) => {
      const value = header(one);
      if (value === one.value) return one;
      changed = true;
      return { name: one.name, value };
    });
    return changed ? scrubbed : list;
  }

  function text(body: string): string {
    return mayNameSecret(body) || mayHaveUserinfo(body) ? replaceSecrets(body, search) : body;
  }

  function value(name: string, content: string): string {
    if (isNeverKept(name, content)) return search.replace(content, content.length);
    return unnamed(content);
  }

  function unnamed(content: string): string {
    if (!HAS_VALUE.test(content)) return content;
    // A short text is searched as it is in a header, so that the same cookie is the same wherever it is met.
    return content.length > MAX_SEARCHED ? text(content) : once(content);
  }

  const field = (name: string, content: string | undefined, path: string) =>
    // JSON that is sent as a form stands where a name should.
    toBodyField(name, content, unnamed(path), unnamed, salt);
  const typed = (fields: BodyField[]) => dropTypedCodes(fields, salt);

  return {
    url,
    headers,
    text,
    value,
    field,
    typed,
    exchange(exchange) {
      const scrubbed: Exchange = {
        ...exchange,
        url: url(exchange.url),
        requestHeaders: headers(exchange.requestHeaders),
        responseHeaders: headers(exchange.responseHeaders),
      };
      if (exchange.pageUrl !== undefined) scrubbed.pageUrl = url(exchange.pageUrl);
      if (exchange.initiator !== undefined) scrubbed.initiator = url(exchange.initiator);
      if (exchange.requestBody) {
        const fields = exchange.requestBody.fields.map((one) =>
          one.mark === undefined && one.passkey === undefined
            ? field(one.name.slice(one.name.lastIndexOf('.') + 1), one.value, one.name)
            : one,
        );
        scrubbed.requestBody = { ...exchange.requestBody, fields: typed(fields) };
      }
      if (exchange.responseBody)
        scrubbed.responseBody = { ...exchange.responseBody, text: text(exchange.responseBody.text) };
      return scrubbed;
    },
  };
}

/** A cookie or a storage key of this name may hold the value sealed: a token is no verifier. */
function isNeverKept(name: string, value: string): boolean {
  const kind = secretKind(name);
  return kind !== undefined && !(kind === 'code-verifier' && value.startsWith('eyJ'));
}

const OWN_WORDS = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'alt-svc',
  'cache-control',
  'content-disposition',
  'content-security-policy',
  'content-security-policy-report-only',
  'content-type',
  'date',
  'etag',
  'expires',
  'last-modified',
  'nel',
  'permissions-policy',
  'report-to',
  'reporting-endpoints',
  'server-timing',
  'strict-transport-security',
  'user-agent',
  'www-authenticate',
  'proxy-authenticate',
]); // prettier-ignore

const unsalted = createScrubber();

/** The exchange without what must never be kept. Gives the same texts back where there was nothing to drop. */
export const scrubExchange = unsalted.exchange;
/** The same of headers. */
export const scrubHeaders = unsalted.headers;
/** The same of a URL: in its user information, path, query and fragment. */
export const scrubUrl = unsalted.url;
/** The same of a body, or of any other text. */
export const scrubText = unsalted.text;
