/** What a page or a JSON answer says of signing in. Nothing of its text is kept. */
export interface PageMarks {
  /** The body was a page of HTML. */
  page?: true;
  /** A form that asks for a password, not one that sets a new one. */
  loginForm?: true;
  /** A link, a button or a form that signs out. */
  signOut?: true;
  /** A link to sign in. */
  signIn?: true;
  /** It says that a sign-in was refused. */
  refused?: true;
  /** It says that what was asked for was done. */
  accepted?: true;
}

/** Characters and tags looked at. */
const MAX_TEXT = 1_048_576;
const MAX_TAGS = 20_000;
/** Answers to a sign-in are short; longer JSON is data. */
const MAX_JSON = 16_384;
const TAG = /<(a|area|form|button|input|li|span)\b([^<>]{0,2000})>([^<]{0,64})/gi;
const ADDRESS =
  /(?:^|\s)(?:href|action|formaction|id|name|data-[\w-]{1,32}|hx-\w{1,16})\s*=\s*["']?([^"'\s>]{0,300})/gi;
const SIGN_OUT_ADDRESS = /(?:log|sign)[-_]?(?:out|off)|abmelden|deconnexion|cerrar-?sesion|uitloggen|wyloguj/i;
const SIGN_OUT_WORDS =
  /^\W{0,8}(?:(?:log|sign)[ -]?(?:out|off)|logout|abmelden|(?:se )?d[ée]connexion|(?:se )?d[ée]connecter|cerrar sesi[óo]n|salir|sair|esci|disconnetti|uitloggen|afmelden|logga ut|log ud|logg ut|kirjaudu ulos|wyloguj(?: si[ęe])?|odhl[áa]sit(?: se)?|kijelentkez[ée]s|выйти|выход|вийти|退出(?:登录)?|登出|ログアウト|로그아웃|çıkış(?: yap)?)\W{0,8}$/i;
const SIGN_IN_ADDRESS = /(?:log|sign)[-_]?(?:in|on)\b|anmelden|connexion|iniciar-?sesion|inloggen|zaloguj/i;
const NEW_PASSWORD = /new|confirm|repeat|again|retype|verify|old|current|neu|nuev|nouve/i;
const REFUSAL =
  /\b(?:invalid|incorrect|wrong|bad|unknown|unrecogni[sz]ed)\s{1,4}(?:\w{1,12}\s{1,4}){0,3}(?:password|credentials?|login|user ?name|user|e-?mail|passcode|code)\b|\b(?:log-?in|sign-?in|logon|authentication|authorization)\s{1,4}(?:has\s)?(?:failed|denied|unsuccessful|error)|password\s{1,4}(?:is|was)\s{1,4}(?:incorrect|invalid|wrong)|(?:could|did|does)\s?n[o'’]t\s{1,4}(?:log|sign|match|recogni)|access denied|falsches passwort|mot de passe incorrect|contraseña incorrecta/i;

/** Reads the marks of a body: HTML, or JSON. Undefined for a body of another kind. Linear, never throws. */
export function readPageMarks(mediaType: string, text: string): PageMarks | undefined {
  const start = text.slice(0, 256).trimStart().charAt(0);
  if (start === '{') return text.length > MAX_JSON ? undefined : readJsonMarks(text);
  return /html/i.test(mediaType) ? readHtmlMarks(text.slice(0, MAX_TEXT)) : undefined;
}

/** A page that has those marks and nothing else: what a source hands on in place of a whole page. */
export function writePageMarks({ loginForm, signOut, signIn, refused }: PageMarks): string {
  const parts = ['<html>'];
  if (loginForm) parts.push('<input type="password">');
  if (signOut) parts.push('<a href="/logout">');
  if (signIn) parts.push('<a href="/login">');
  if (refused) parts.push('login failed');
  return parts.join('');
}

function readHtmlMarks(html: string): PageMarks {
  const marks: PageMarks = { page: true };
  let asked = 0;
  let renewed = false;
  let tags = 0;
  for (const [, tag = '', attributes = '', words = ''] of html.matchAll(TAG)) {
    if (++tags > MAX_TAGS) break;
    const name = tag.toLowerCase();
    if (name === 'input' && /\btype\s*=\s*["']?password/i.test(attributes)) {
      asked += 1;
      if (NEW_PASSWORD.test(attributes)) renewed = true;
    } else if (name !== 'li' && name !== 'span' && leadsTo(SIGN_OUT_ADDRESS, attributes)) marks.signOut = true;
    else if (name !== 'li' && name !== 'form' && leadsTo(SIGN_IN_ADDRESS, attributes)) marks.signIn = true;
    if (!marks.signOut && words.length > 1 && SIGN_OUT_WORDS.test(words.trim())) marks.signOut = true;
    if (name === 'input' && SIGN_OUT_WORDS.test(labelledValue(attributes))) marks.signOut = true;
  }
  if (asked > 0 && !renewed) marks.loginForm = true;
  if (REFUSAL.test(html)) marks.refused = true;
  return marks;
}

/** Whether a tag leads there, or is called so. Most tags do not have the words at all, and are read no further. */
function leadsTo(place: RegExp, attributes: string): boolean {
  return place.test(attributes) && place.test(addressOf(attributes));
}

/** Where a tag leads, or what it is called. */
function addressOf(attributes: string): string {
  const values: string[] = [];
  for (const [, value = ''] of attributes.matchAll(ADDRESS)) values.push(value.split('?', 1)[0] as string);
  return values.join(' ');
}

function labelledValue(attributes: string): string {
  return /(?:^|\s)value\s*=\s*["']([^"']{1,64})["']/i.exec(attributes)?.[1]?.trim() ?? '';
}

const YES = /^(?:ok|okay|success|succeeded|successful|true|authenticated|logged_?in|done)$/i;
const NO = /^(?:error|fail|failed|failure|false|denied|unauthori[sz]ed|invalid|rejected|forbidden)$/i;
const TOLD =
  /^(?:success|ok|status|result|authenticated|is_?authenticated|logged_?in|is_?logged_?in|valid|state|code|auth)$/i;

/** A user in the answer is one who was let in. */
const WHO =
  /^(?:(?:current_?)?user|account|profile|me|member|customer|principal|user_?(?:id|name)|display_?name|e?mail)$/i;

/** The members at the top say how it went; a list of errors says so too. */
function readJsonMarks(text: string): PageMarks | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const marks: PageMarks = {};
  for (const [name, member] of Object.entries(value).slice(0, 64)) {
    if (/^errors?$|^error_?(?:code|message|description)$/i.test(name)) {
      if (isSomething(member)) marks.refused = true;
    } else if (WHO.test(name)) {
      if (isSomething(member)) marks.accepted = true;
    } else if (TOLD.test(name)) {
      const said = typeof member === 'string' ? member : typeof member === 'boolean' ? String(member) : '';
      if (YES.test(said)) marks.accepted = true;
      if (NO.test(said)) marks.refused = true;
    }
  }
  if (marks.refused) delete marks.accepted;
  return marks;
}

function isSomething(member: unknown): boolean {
  if (Array.isArray(member)) return member.length > 0;
  return member !== null && member !== undefined && member !== false && member !== '' && member !== 0;
}
