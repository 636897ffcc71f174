import type { Credential } from '../credential/book.ts';
import { decodePercent } from '../http/form.ts';

/** Gives the name to show in place of a secret. */
export interface Masker {
  /** `jwt#1 (812 characters)` for a known credential, else `32 characters`. */
  label(text: string): string;
  /** True when `text` is a credential, and nothing but that. */
  is(text: string): boolean;
  /** Pseudonym of the credential that `text` is or holds; undefined when it is none. */
  name(text: string): string | undefined;
  /** `text` with each known credential in it replaced by `{jwt#1}`. */
  replaceIn(text: string): string;
}

/** Shorter values, say `1` or `en`, would be found everywhere. */
const MIN_SEARCHED = 8;
const MAX_SEARCHED = 200;

/** A masker that knows the given credentials, usually those of one exchange. */
export function createMasker(credentials: Iterable<Credential>): Masker {
  const byValue = new Map<string, string>();
  const searched: { value: string; id: string }[] = [];
  for (const { value, id } of credentials) {
    byValue.set(value, id);
    if (value.length >= MIN_SEARCHED && searched.length < MAX_SEARCHED) searched.push({ value, id });
  }
  // The longest first, so that a token within a token does not cut its holder in two.
  searched.sort((a, b) => b.value.length - a.value.length);

  function name(text: string): string | undefined {
    const exact = byValue.get(text);
    if (exact !== undefined) return exact;
    const decoded = decodePercent(text);
    return byValue.get(decoded) ?? searched.find(({ value }) => text.includes(value) || decoded.includes(value))?.id;
  }

  return {
    is: (text) => byValue.has(text),
    name,
    label(text) {
      const id = name(text);
      return id === undefined ? countOf(text) : `${id} (${countOf(text)})`;
    },
    replaceIn(text) {
      let masked = text;
      for (const { value, id } of searched) {
        masked = masked.replaceAll(value, `{${id}}`);
        const encoded = encodePercent(value);
        if (encoded !== value) masked = masked.replaceAll(encoded, `{${id}}`);
      }
      return masked;
    },
  };
}

/** Length of a text in words. */
export function countOf(text: string): string {
  return text.length === 1 ? '1 character' : `${text.length} characters`;
}

/** Names of parameters whose value is a secret whatever it looks like. Compared in lower case, without `-` and `_`. */
const SECRET_PARAMETERS = new Set(
  (
    'accesstoken apikey assertion authcode authtoken auth clientassertion clientsecret code codeverifier credential devicecode ' +
    'idtoken idtokenhint jwt key logouttoken loginticket nonce oauthtoken oauthverifier password passwd pgtid pgtiou pwd refreshtoken ' +
    'samlart samlrequest samlresponse secret session sessionid sessionstate sid sig signature state subjecttoken ' +
    'ticket token usercode vptoken wresult xamzcredential xamzsecuritytoken xamzsignature'
  ).split(' '),
);

/** True when a query or form parameter of this name holds a secret. */
export function isSecretParameter(name: string): boolean {
  return SECRET_PARAMETERS.has(name.toLowerCase().replace(/[-_]/g, ''));
}

/** Parts joined by full stops. It begins where a word does, or a long word would be searched anew from each of its letters. */
const RUN = /(?<![\w-])[\w-]+(?:\.[\w-]*){2,}/g;

/**
 * The text with each JWT in it replaced, wherever it stands: three or more parts, the first of which begins like JSON. `write` gets
 * its first two parts. Linear.
 */
export function replaceTokens(text: string, write: (shown: string) => string): string {
  if (!text.includes('eyJ')) return text;
  return text.replace(RUN, (run) => {
    for (let at = run.indexOf('eyJ'); at >= 0; ) {
      const dot = run.indexOf('.', at);
      const second = dot < 0 ? -1 : run.indexOf('.', dot + 1);
      if (second < 0) return run;
      if (dot - at > 6) return run.slice(0, at) + write(run.slice(at, second));
      at = run.indexOf('eyJ', dot);
    }
    return run;
  });
}

/** The URL with the values of secret parameters, a password, and all known credentials replaced. Linear in its length. */
export function maskUrl(url: string, masker: Masker): string {
  const noUser = url.replace(/^([a-z][a-z0-9+.-]*:\/\/)([^/?#@]*)@/i, (_all, scheme: string, user: string) => {
    const colon = user.indexOf(':');
    return colon < 0 ? `${scheme}${user}@` : `${scheme}${user.slice(0, colon)}:{password}@`;
  });
  const parts = noUser.split(/([?#])/);
  const path = parts[0] ?? '';
  let masked = masker.replaceIn(path);
  for (let index = 1; index < parts.length; index += 2) {
    masked +=
      (parts[index] ?? '') +
      (parts[index + 1] ?? '')
        .split('&')
        .map((pair) => maskPair(pair, masker))
        .join('&');
  }
  return replaceTokens(masked, () => '{token}');
}

function maskPair(pair: string, masker: Masker): string {
  const equals = pair.indexOf('=');
  if (equals < 0) return masker.replaceIn(pair);
  const name = pair.slice(0, equals);
  const value = pair.slice(equals + 1);
  if (value === '') return pair;
  const id = masker.name(value);
  if (id !== undefined) return `${name}={${id}}`;
  return isSecretParameter(decodePercent(name)) ? `${name}={${countOf(value)}}` : `${name}=${masker.replaceIn(value)}`;
}

/** Percent-encoded text; the text itself when it holds half a surrogate pair. */
function encodePercent(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}
