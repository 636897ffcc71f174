/** One field of a form or of a query, decoded; `raw` is the value as it was written. */
export interface FormField {
  name: string;
  value: string;
  raw: string;
}

/** Fields read of one form; more is no form a person filled in. */
const MAX_FIELDS = 1000;

/**
 * Reads `application/x-www-form-urlencoded` (URL standard section 5.1), keeping order and duplicates. Percent signs that begin
 * no escape stay as they are. Linear time, never throws.
 */
export function parseForm(text: string): FormField[] {
  const fields: FormField[] = [];
  let start = 0;
  while (start <= text.length && fields.length < MAX_FIELDS) {
    const found = text.indexOf('&', start);
    const end = found < 0 ? text.length : found;
    if (end > start) {
      const piece = text.slice(start, end);
      const equals = piece.indexOf('=');
      const raw = equals < 0 ? '' : piece.slice(equals + 1);
      fields.push({
        name: decodeFormText(equals < 0 ? piece : piece.slice(0, equals)),
        value: decodeFormText(raw),
        raw,
      });
    }
    start = end + 1;
  }
  return fields;
}

/** The fields of a URL's query, or of its fragment when that is written like a query. */
export function parseQuery(url: string, part: 'query' | 'fragment' = 'query'): FormField[] {
  const text = part === 'query' ? queryText(url) : fragmentText(url);
  return text === '' ? [] : parseForm(text);
}

function queryText(url: string): string {
  const hash = url.indexOf('#');
  const before = hash < 0 ? url : url.slice(0, hash);
  const mark = before.indexOf('?');
  return mark < 0 ? '' : before.slice(mark + 1);
}

function fragmentText(url: string): string {
  const hash = url.indexOf('#');
  if (hash < 0) return '';
  // Routers put a path before the parameters: `#/callback?access_token=…`, `#!/…`.
  const text = url.slice(hash + 1);
  const mark = text.indexOf('?');
  return mark < 0 ? text.replace(/^[!/]+/, '') : text.slice(mark + 1);
}

function decodeFormText(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  return decodePercent(spaced);
}

/** Decodes percent-encoding as UTF-8 (RFC 3986 section 2.1); what is no valid escape stays as it is. Never throws. */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    // Decode the runs that can be decoded and leave the others.
    return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
      try {
        return decodeURIComponent(run);
      } catch {
        return run;
      }
    });
  }
}
