import { detach } from '../detach.ts';
import { mayBeRemembered, secretKind } from './secret-names.ts';

/**
 * Pieces of all names that `secretKind` knows, those of few letters only where a name may end or a word of it. What is escaped may hide
 * one.
 */
const PIECES = new RegExp(
  [
    'pass|pasw|kenn?wort|losenord|l[öo].?senord|adgangskode|kodeord|lykilor|w[ac][gc]htwoord|wagwoord|contrase|contrasi|mot.?_?-?de.?_?-?passe|motpasse|palavra|senha|parol',
    'has[łl]o|heslo|lozink|geslo|slapta|salasana|tunnussana|jelsz|fjal|[sş].?ifre|pasahitz|cyfrinair|sandi|katalaluan|m\\S{1,3}t.?kh\\S{1,3}u|nenosiri|pasuwado|bimilbeonho|mima',
    'парол|лозинк|гасло|密码|密碼|口令|パスワ|暗証番号|비밀번호|암호|패스워드|סיסמ|كلمة|كلمه|رمز|گذرواژه|پسورد|รหัสผ่าน|पासवर्ड|κωδικ|συνθηματικ|პაროლ|գաղտնաբառ|код|验证码|驗證碼|認証コード|確認コード|인증',
    'secret|verifier|assertion|private|privkey|cleprivee|privada|answer|mnemonic|phrase|clientkeydata|kty|"crv"|"n"',
    '(?:subject|actor).{0,3}token|(?:device|c[oó]d(?:igo|ice)).{0,4}|otp|mtan|2fa|tfa|yanzhengma|one.?time|einmal|usage.?unique|twofactor|two.factor|secondfactor|second.factor|mfa',
    '(?:code|pw[dh]?|pswd|psw|pwrd|pword|pass|pin|pincode|pins|tan|nip|puk|cvv|cvc|csc|mdp|clave|kod\\w{0,4})[\\d\\]]{0,4}(?:["\'=:\\\\\\s>&%]|$)',
    '(?:^|[^a-z])(?:pw|pwd|pin|tan|mdp|clave|code|nip|puk)[^a-z]|[a-z](?:Pw|Pin|Tan|Pwd|PIN|TAN|PW|PWD)(?![a-z])',
    '\\\\u[0-9a-f]{4}|%25|%[4-7][0-9a-f]|RSAKeyValue',
  ].join('|'),
  'i',
);

/** False when the text surely holds no name that `secretKind` knows and no key. Linear. */
export function mayNameSecret(text: string): boolean {
  return /^\s{0,8}[{[]/.test(text) ? mayJsonNameSecret(text) : PIECES.test(text) || hasBase64(text);
}

/** What the name of a member says: a secret or a part of a key, the name of the value beside it, or nothing. */
type Telling = 'secret' | 'naming' | 'nothing';

const KEY_MEMBERS = new Set(['kty', 'crv']);
const NAMING = /^(?:name|key|field|fieldname|param|parameter|id|label|property|attribute)$/i;
/** A value that may be a name: a word or a path of some. IDs are none. */
const WORD = /^:\s{0,4}\\?"((?:[A-Za-z_$.:[\]%\u0080-\uffff-]|\d(?=[A-Za-z.])|[CB]\d){2,40}\d{0,2})\\?"/;
/** Escapes of characters that names have, or that stand round them. */
const ESCAPED = /%(?:22|3[aA]|25[2-7]|3[dD](?=[\w%"'{[]))/;
const BASE64 = /(?:ey[A-DI-L]|ew[0-3k-r]|W3[s-v]|Wy[A-DI-L]|W1[s-v]|Wz[A-X])[\w+/-]{9,}(?![\w+/-]|\.[\w-])/y;
const MAX_KNOWN = 2000;
const known = new Map<string, Telling>();

/**
 * The same for JSON: each colon and equals sign has a name before it. Most names come again and again and cost a look-up, which is far
 * quicker than to look for all the pieces.
 */
function mayJsonNameSecret(text: string): boolean {
  for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
    let end = lastBefore(text, colon);
    if (text.charCodeAt(end) !== 0x22) {
      // Times of day are in most answers.
      if (isDigit(text.charCodeAt(end)) && isDigit(text.charCodeAt(end - 1)) && isDigit(text.charCodeAt(colon + 1)))
        continue;
      // A quotation mark that is escaped as XML does it.
      if (text.charCodeAt(end) === 0x3b && PIECES.test(text.slice(Math.max(0, end - 80), colon + 1))) return true;
      // GraphQL, scripts and prose; nothing is named before the slashes of a URL.
      if (text.charCodeAt(colon + 1) !== 0x2f && isSecretWord(wordBefore(text, end))) return true;
      continue;
    }
    while (text.charCodeAt(end - 1) === 0x5c) end--;
    const start = text.lastIndexOf('"', end - 1);
    if (end - start > 128) continue;
    const telling = tellingOf(text.slice(start + 1, end));
    if (telling === 'secret') return true;
    if (telling === 'naming') {
      const value = WORD.exec(text.slice(colon, colon + 50))?.[1];
      if (value !== undefined && secretKind(value) !== undefined) return true;
    }
  }
  for (let equals = text.indexOf('='); equals >= 0; equals = text.indexOf('=', equals + 1))
    if (isSecretWord(wordBefore(text, lastBefore(text, equals)))) return true;
  for (let open = text.indexOf('<'); open >= 0; open = text.indexOf('<', open + 1))
    if (isPartOfName(text.charCodeAt(open + 1)) && PIECES.test(text.slice(open, open + 64))) return true;
  return (
    (text.includes('\\u00') && PIECES.test(text)) ||
    (text.includes('%') && ESCAPED.test(text) && PIECES.test(text)) ||
    text.includes('PRIVATE KEY') ||
    hasBase64(text)
  );
}

/** Place of the last character before a sign that is no blank. */
function lastBefore(text: string, sign: number): number {
  let at = sign - 1;
  while (text.charCodeAt(at) <= 0x20) at--;
  return at;
}

function tellingOf(name: string): Telling {
  const remembered = known.get(name);
  if (remembered !== undefined) return remembered;
  const secret = KEY_MEMBERS.has(name) || secretKind(name) !== undefined;
  const telling = secret ? 'secret' : NAMING.test(name) ? 'naming' : 'nothing';
  if (mayBeRemembered(name)) {
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(detach(name), telling);
  }
  return telling;
}

/** JSON in base64; what has full stops is a token. */
function hasBase64(text: string): boolean {
  return ['ey', 'ew', 'W3', 'Wy', 'W1', 'Wz'].some((begin) => {
    for (let at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at + 2)) {
      const before = text.charCodeAt(at - 1);
      if (isPartOfName(before) ? before !== 0x25 && text.charCodeAt(at - 3) !== 0x25 : before === 0x2e) continue;
      BASE64.lastIndex = at;
      if (BASE64.test(text)) return true;
    }
    return false;
  });
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function wordBefore(text: string, last: number): string {
  let start = last;
  while (start >= 0 && last - start < 64 && isPartOfName(text.charCodeAt(start))) start--;
  return text.slice(start + 1, last + 1);
}

/** Words of prose are not remembered, as names are. */
function isSecretWord(word: string): boolean {
  return word.length > 1 && PIECES.test(`${word}=`);
}

/** Letters, digits, underscores, and what names in brackets, paths and escapes have. */
function isPartOfName(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x30 && unit <= 0x39) ||
    unit >= 0x80 ||
    unit === 0x5f ||
    unit === 0x2d ||
    unit === 0x5b ||
    unit === 0x5d ||
    unit === 0x25
  );
}
