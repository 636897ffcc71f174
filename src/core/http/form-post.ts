import { cutToAnswer } from './error-answer.ts';
import type { FormField } from './form.ts';
import { isKeptParameter } from './oauth-parameters.ts';
import { readPageMarks, writePageMarks } from './page-marks.ts';
import { secretKind } from './secrets/secret-names.ts';

/** Fields read of one page; such a form has a handful. */
const MAX_FIELDS = 50;
const INPUT = /<input\b/gi;
const ATTRIBUTE = /(?<![\w-])(name|value)\s{0,16}=\s{0,16}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
/** The beginning of a quoted value, or the end of the tag. */
const VALUE_OR_END = /=\s{0,16}(["'])|>/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The sign-in parameters among the inputs of a page that a script or a person sends on: SAML's POST binding, OAuth form_post,
 * WS-Federation. All else of the page is passed over. Linear time, never throws.
 */
export function readFormPost(html: string): FormField[] {
  const fields: FormField[] = [];
  INPUT.lastIndex = 0;
  for (let match = INPUT.exec(html); match !== null && fields.length < MAX_FIELDS; match = INPUT.exec(html)) {
    const end = tagEnd(html, match.index);
    if (end < 0) break;
    const input: Record<string, string> = {};
    for (const [, name = '', double, single, bare] of html.slice(match.index, end).matchAll(ATTRIBUTE))
      input[name.toLowerCase()] ??= decodeEntities(double ?? single ?? bare ?? '');
    const { name, value } = input;
    if (name && value && isKeptParameter(name) && secretKind(name) === undefined)
      fields.push({ name, value, raw: value });
    INPUT.lastIndex = end;
  }
  return fields;
}

/** Where the tag ends: at the first `>` that stands in no quoted value, as XML in one may be written as it is. Negative when it does not. */
function tagEnd(html: string, start: number): number {
  for (let at = start; ; ) {
    VALUE_OR_END.lastIndex = at;
    const match = VALUE_OR_END.exec(html);
    if (!match) return -1;
    const [, quote] = match;
    if (quote === undefined) return match.index;
    const close = html.indexOf(quote, VALUE_OR_END.lastIndex);
    if (close < 0) return -1;
    at = close + 1;
  }
}

/**
 * The page cut down to what tells of a sign-in: those inputs, and marks of a form, a link, a refusal; of a page that was `refused`
 * its title and the sentence that says why. Nothing else of it is left.
 */
export function cutPage(html: string, refused = false): string {
  const marks = readPageMarks('text/html', html) ?? {};
  return `${writePageMarks(marks)}${refused ? cutToAnswer(html) : ''}${cutToFormPost(html)}`;
}

/** The page cut down to those inputs; empty when it has none, or none that matters to a sign-in. */
export function cutToFormPost(html: string): string {
  const fields = readFormPost(html);
  if (!fields.some(({ name }) => /^(?:saml(?:request|response)|id_token|access_token|code|wresult)$/i.test(name)))
    return '';
  return fields.map(({ name, value }) => `<input name="${encode(name)}" value="${encode(value)}">`).join('');
}

function encode(text: string): string {
  return text.replace(/[&"<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Numeric references, and the five names that need one; those are all that encoders write into such values. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([\dA-Fa-f]{1,6})|(amp|lt|gt|quot|apos));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name] as string;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0x10ffff ? whole : String.fromCodePoint(code);
  });
}
