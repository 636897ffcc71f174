import { parseForm } from './form.ts';
import { isHiddenValue } from './hidden-value.ts';
import { mediaTypeOf } from './request-body.ts';
import { secretKind } from './secrets/secret-names.ts';

/**
 * Tells whether a password that a request sent comes back in a response. It holds passwords while it lives, so it must not outlive the
 * reading of a file, which has them in it anyway.
 */
export interface Echoes {
  /** Takes note of the passwords in the body of a request; what stood in one of the texts received before comes from the server itself. */
  sent(contentType: string | undefined, text: string, received?: Iterable<string>): void;
  /** Names under which passwords were sent that stand in this text, each as a whole string. */
  find(text: string): string[];
}

/** Shorter passwords are words that stand anywhere. */
const MIN_LENGTH = 8;
const MAX_LENGTH = 200;
const MAX_SECRETS = 16;
const MAX_TEXT = 262_144;
const MAX_DEPTH = 5;
const OPENS = /["'>=]$|&quot;$|&#39;$|&#34;$/;
const CLOSES = /^["'<]|^\\"|^&quot;|^&#39;|^&#34;/;

/** Nothing sent yet. */
export function createEchoes(): Echoes {
  const secrets = new Map<string, string>();
  /** With those that the server knew before: a form that comes filled in. */
  const judged = new Set<string>();

  return {
    sent(contentType, text, received = []) {
      if (text.length > MAX_TEXT) return;
      const fields = fieldsOf(mediaTypeOf(contentType), text);
      for (const [name, value] of fields) {
        if (value.length < MIN_LENGTH || value.length > MAX_LENGTH || secretKind(name) !== 'password') continue;
        // A recorder writes the same in the place of each.
        if (isHiddenValue(value)) continue;
        // Who has the name for a password finds it everywhere.
        const isOther = fields.some((one) => one[1] === value && secretKind(one[0]) !== 'password');
        if (isOther || judged.size >= MAX_SECRETS || judged.has(value)) continue;
        judged.add(value);
        if (![...received].some((one) => stands(one, value))) secrets.set(value, name);
      }
    },
    find(text) {
      const names = new Set<string>();
      for (const [value, name] of secrets) {
        if (stands(text, value)) names.add(name);
      }
      return [...names];
    },
  };
}

function fieldsOf(mediaType: string, text: string): [string, string][] {
  if (mediaType === 'application/x-www-form-urlencoded') return parseForm(text).map(({ name, value }) => [name, value]);
  if (!/^\s*[{[]/.test(text)) return [];
  try {
    const found: [string, string][] = [];
    collect(JSON.parse(text), '', 0, found);
    return found;
  } catch {
    return [];
  }
}

function collect(value: unknown, name: string, depth: number, found: [string, string][]): void {
  if (typeof value === 'string') found.push([name, value]);
  else if (typeof value === 'object' && value !== null && depth < MAX_DEPTH)
    for (const [member, inner] of Object.entries(value))
      collect(inner, Array.isArray(value) ? name : member, depth + 1, found);
}

/** As it is, as JSON has it, and as HTML has it. */
function spellingsOf(value: string): Set<string> {
  const html = value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
  return new Set([value, JSON.stringify(value).slice(1, -1), html]);
}

/** In any of its spellings. */
function stands(text: string, value: string): boolean {
  return [...spellingsOf(value)].some((spelling) => standsIn(text, spelling));
}

function standsIn(text: string, value: string): boolean {
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    const end = at + value.length;
    if (OPENS.test(text.slice(Math.max(0, at - 6), at)) && CLOSES.test(text.slice(end, end + 6))) return true;
  }
  return false;
}
