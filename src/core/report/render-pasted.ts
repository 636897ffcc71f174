import { explainClaim } from '../credential/decode/claims.ts';
import { getAlgorithm, getEncryption } from '../credential/decode/jose-algorithms.ts';
import type { JsonObject, JsonValue } from '../credential/decode/json-model.ts';
import type { DecodedJwt } from '../credential/decode/jwt.ts';
import type { SealedCookie } from '../credential/decode/sealed-cookie.ts';
import type { SamlContent, SdJwtContent } from './content.ts';
import type { ShownPair, ShownPasted } from './show-pasted.ts';
import { createSheet, plural, type Sheet } from './text-sheet.ts';

/** Claims and pairs written out. */
const MAX_ROWS = 200;
const MAX_VALUE = 400;
/** Characters of a name that stand beside their value. */
const NAME_COLUMN = 12;

/** What a pasted text is, in words. */
export function describeShown(shown: ShownPasted): string {
  switch (shown.kind) {
    case 'token':
      if (shown.jwt.form === 'jwe') return 'An encrypted token (JWE)';
      return shown.jwt.form === 'jws' ? 'A signed token (JWT)' : 'A token that is not whole';
    case 'sd-jwt':
      return 'A token with disclosures (SD-JWT)';
    case 'saml':
      return `A SAML message: ${shown.content.kind}`;
    case 'set-cookie':
      return `A Set-Cookie field: ${shown.name}, ${plural(shown.bytes, 'byte')} with its value`;
    case 'cookies':
      return 'A Cookie header';
    case 'basic':
      return 'HTTP Basic: user and password';
    case 'sealed':
      return `A value that a framework seals: ${shown.sealed.format}`;
    case 'curl':
      return `A cURL command: ${shown.method} ${shown.url}`;
    case 'url':
      return `A URL: ${shown.url}`;
    case 'form':
      return 'A form, or a query';
    case 'json':
      return 'JSON with tokens in it';
    case 'headers':
      return 'Header lines';
    default:
      return 'Nothing that is known here';
  }
}

/** What is wrong with it, as far as it shows in itself. */
export function problemsOf(shown: ShownPasted): string[] {
  switch (shown.kind) {
    case 'token':
      return shown.jwt.problems.map(({ message }) => message);
    case 'sd-jwt':
      return [...shown.jwt.problems.map(({ message }) => message), ...shown.content.problems.map(codeText)];
    case 'saml':
      return shown.content.problems.map(codeText);
    case 'basic':
      return shown.problems.map(codeText);
    case 'sealed':
      return shown.sealed.problems.map(codeText);
    case 'unknown':
      return [];
    case 'set-cookie':
      return shown.inside ? problemsOf(shown.inside) : [];
    default:
      return shown.pairs.flatMap(({ inside }) => (inside ? problemsOf(inside) : []));
  }
}

/** A pasted text decoded, for a terminal. `now` in milliseconds since the epoch. */
export function renderPasted(
  shown: ShownPasted,
  { width, color, now }: { width: number; color: boolean; now: number },
): string {
  const sheet = createSheet(width, color);
  write(sheet, shown, now);
  return sheet.text();
}

function write(sheet: Sheet, shown: ShownPasted, now: number): void {
  sheet.paragraph(0, sheet.bold(describeShown(shown)));
  if (shown.kind === 'token' || shown.kind === 'sd-jwt') writeJwt(sheet, shown.jwt, now);
  if (shown.kind === 'sd-jwt') writeDisclosures(sheet, shown.content);
  if (shown.kind === 'saml') writeSaml(sheet, shown.content);
  if (shown.kind === 'sealed') writeSealed(sheet, shown.sealed, now);
  if (shown.kind === 'basic') {
    sheet.field('User', shown.user);
    sheet.paragraph(2, 'Base64 hides nothing: whoever sees it has the password.');
  }
  if (shown.kind === 'set-cookie') {
    writePairs(sheet, shown.attributes, now);
    if (shown.inside) sheet.gap();
    if (shown.inside) write(sheet, shown.inside, now);
  }
  if ('pairs' in shown) writePairs(sheet, shown.pairs, now);
  if ('pairs' in shown || (shown.kind === 'set-cookie' && shown.inside)) return;
  for (const problem of problemsOf(shown)) sheet.item(2, problem);
}

function writeJwt(sheet: Sheet, jwt: DecodedJwt, now: number): void {
  writeMembers(sheet, 'Header', jwt.header, (name, value) => explainHeader(name, value));
  writeMembers(sheet, 'Payload', jwt.claims, (name, value) => explain(name, value, now));
  if (!jwt.claims && jwt.form === 'jwe') sheet.gap().line(0, 'The payload is encrypted.');
  if (jwt.form === 'jws') sheet.gap().line(0, 'The signature was not checked.');
  if (!jwt.nested) return;
  sheet.gap().line(0, 'Token within the token');
  writeJwt(sheet, jwt.nested, now);
}

function writeMembers(
  sheet: Sheet,
  title: string,
  members: JsonObject | undefined,
  meaning: (name: string, value: JsonValue) => string,
): void {
  if (!members) return;
  sheet.gap().line(0, title);
  const names = Object.keys(members);
  for (const name of names.slice(0, MAX_ROWS)) {
    const value = members[name] as JsonValue;
    const said = meaning(name, value);
    writeField(sheet, name, `${clipped(valueText(value))}${said === '' ? '' : ` (${said})`}`);
  }
  if (names.length > MAX_ROWS) sheet.line(2, `and ${plural(names.length - MAX_ROWS, 'more member')}`);
}

function explainHeader(name: string, value: JsonValue): string {
  if (typeof value !== 'string') return '';
  return (name === 'alg' ? getAlgorithm(value) : name === 'enc' ? getEncryption(value) : undefined)?.name ?? '';
}

function explain(name: string, value: JsonValue, now: number): string {
  const { label, text, time } = explainClaim(name, value, now);
  const at = time === undefined ? undefined : isoOf(time.ms);
  const said = [at, text].filter((part) => part !== undefined).join(', ');
  return [label === name ? '' : label, said].filter((part) => part !== '').join(': ');
}

function isoOf(ms: number): string | undefined {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace('.000Z', 'Z');
}

function writeDisclosures(sheet: Sheet, { disclosures, digests }: SdJwtContent): void {
  sheet.gap().line(0, `Disclosed: ${disclosures.length} of ${plural(digests, 'digest')}`);
  for (const { name = '(an element)', value } of disclosures.slice(0, MAX_ROWS))
    writeField(sheet, name, value === undefined ? 'could not be read' : clipped(valueText(value)));
}

function writeSaml(sheet: Sheet, content: SamlContent): void {
  const rows: [string, string | undefined][] = [
    ['Status', [content.status, content.subStatus].filter(Boolean).join(', ')],
    ['Issuer', content.issuer],
    ['Issued', content.issueInstant],
    ['Destination', content.destination],
    ['Answers', content.inResponseTo],
    ['Subject', content.nameId],
    ['Audience', content.audiences.join(', ')],
    ['Not before', content.notBefore],
    ['Not after', content.notOnOrAfter],
    ['Attributes', content.attributeNames.join(', ')],
    [
      'Signed',
      content.signed.length === 0 ? 'no signature in the XML' : `${content.signed.join(' and ')}, not checked`,
    ],
    ['Encrypted', content.encryptedAssertions === 0 ? '' : plural(content.encryptedAssertions, 'assertion')],
    ['Algorithms', content.algorithms.join(', ')],
  ];
  for (const [name, value] of rows) if (value) writeField(sheet, name, clipped(value));
}

function writeSealed(
  sheet: Sheet,
  { sealed, framework, content, details, issuedAt, expiresAt }: SealedCookie,
  now: number,
): void {
  sheet.field('Sealed', sealed);
  if (framework !== undefined) sheet.field('Framework', framework);
  for (const { name, value } of details.slice(0, 20)) writeField(sheet, name, clipped(value));
  if (issuedAt !== undefined) sheet.field('Issued', isoOf(issuedAt) ?? '');
  if (expiresAt !== undefined) sheet.field('Expires', `${isoOf(expiresAt) ?? ''}${expiresAt <= now ? ', over' : ''}`);
  if (content !== undefined) sheet.field('Content', clipped(valueText(content)));
}

function writePairs(sheet: Sheet, pairs: readonly ShownPair[], now: number): void {
  for (const { name, value, inside } of pairs.slice(0, MAX_ROWS)) {
    if (inside === undefined) {
      writeField(sheet, name, value === undefined ? '' : clipped(valueText(value)));
      continue;
    }
    sheet.gap().line(0, `In ${name}`);
    write(sheet, inside, now);
  }
}

/** A name that is longer than its column has a line of its own. */
function writeField(sheet: Sheet, name: string, text: string): void {
  if (name.length < NAME_COLUMN) sheet.field(name, text);
  else sheet.line(2, name).paragraph(4, text);
}

function valueText(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function clipped(text: string): string {
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text;
}

/** "not-base64" as "not base64". */
function codeText(code: string): string {
  return code.replace(/-/g, ' ');
}
