import type { Credential } from '../credential/book.ts';
import { isKeyAsUser } from '../credential/key-as-user.ts';
import { decodePercent } from '../http/form.ts';
import { replaceSecrets, type Search } from '../http/secrets/search.ts';
import { isSecretParameter } from './secret-parameters.ts';

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

/** The URL with the values of secret parameters, passwords, keys and all known credentials replaced. Linear in its length. */
export function maskUrl(url: string, masker: Masker): string {
  const masked = masker.replaceIn(maskUser(replaceSecrets(url, searchFor(masker), 'query')));
  return replaceTokens(masked, () => '{token}');
}

/** Any other text with names and values in it, treated the same. */
export function maskText(text: string, masker: Masker): string {
  return replaceTokens(masker.replaceIn(maskUser(replaceSecrets(text, searchFor(masker)))), () => '{token}');
}

function searchFor(masker: Masker): Search {
  return {
    isSecret: (name, value) => isSecretParameter(name) || masker.name(value) !== undefined,
    replace: (value) => `{${masker.name(value) ?? countOf(value)}}`,
  };
}

/** The user of an address, with a password or without, which may have been replaced already; not a host with its port. */
const USER = /(:\/\/)([^/?#\s@:"'<>]{8,512})(?=(?::(?:\{[^{}]{0,64}\}|[^/?#\s@"'<>]{0,512}))?@)/g;

/** Keys and tokens that stand in place of a user name. */
function maskUser(text: string): string {
  if (!text.includes('@')) return text;
  return text.replace(USER, (whole, slashes: string, user: string) =>
    isKeyAsUser(decodePercent(user)) ? `${slashes}{${countOf(user)}}` : whole,
  );
}

/** Percent-encoded text; the text itself when it holds half a surrogate pair. */
function encodePercent(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}
