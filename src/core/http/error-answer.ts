/** What a response body says of a refusal, of a session or of keys; small, plain and without a secret, so that the text need not be kept. */
export interface Answer {
  /** The code of an error: `error` of OAuth, `code` of a problem, `extensions.code` of GraphQL. */
  error?: string;
  /** What people are told: `error_description`, `message`, `detail`, `title`. */
  description?: string;
  /** GraphQL's `errors` say that nobody is signed in. */
  unauthenticated?: true;
  /** The body is JSON's `null`, `{}`, or a session or a user without content. */
  emptySession?: true;
  /** The page asks for a password. */
  loginForm?: true;
  /** Title of the page. */
  title?: string;
  /** `rp.id` or `rpId` of options for WebAuthn. */
  rpId?: string;
  /** The keys of a key set (RFC 7517 section 5). */
  keys?: { kid?: string; alg?: string }[];
  /** Scopes that a token was issued with, where the answer names them. */
  scope?: string;
}

const MAX_READ = 65_536;
/** A text longer than this (characters) is parsed only where one native search says that it may matter. */
const SHORT = 1024;
const HINT = /"(?:errors?|error_description|keys|rpId|rp)"\s{0,8}:/;
const MAX_DESCRIPTION = 240;
const MAX_KEYS = 64;
const CODE = /^[A-Za-z][\w.:/ -]{1,79}$/;
/** Long runs that may be a token, a key or an address of somebody. */
const SECRET_RUN = /[A-Za-z0-9+/_=.~-]{24,}|[^\s<>"']{1,64}@[^\s<>"']{1,128}/g;

/** Reads a body for what it says of a refusal. Undefined when it says nothing of that kind; linear time, never throws. */
export function readAnswer(mediaType: string, text: string): Answer | undefined {
  const start = text.slice(0, MAX_READ);
  const answer: Answer = {};
  if (/html/i.test(mediaType) || /^\s*</.test(start)) readPage(start, answer);
  else if (/json/i.test(mediaType) || /^\s*(?:[{[]|null\s*$)/.test(start)) readJson(start, text.length, answer);
  else if (/^text\/plain|^$/.test(mediaType) && start.length <= MAX_DESCRIPTION) {
    const said = clean(start);
    if (said !== '') answer.description = said;
  }
  return Object.keys(answer).length === 0 ? undefined : answer;
}

/** A page that refuses, cut down to its title and the sentence that tells why; empty when it has neither. */
export function cutToAnswer(html: string): string {
  const answer: Answer = {};
  readPage(html.slice(0, MAX_READ), answer);
  const title = answer.title === undefined ? '' : `<title>${encode(answer.title)}</title>`;
  return `${title}${answer.description === undefined ? '' : `<p>${encode(answer.description)}</p>`}`;
}

function encode(text: string): string {
  return text.replace(/[&<>]/g, ' ');
}

/** Words of pages that refuse. */
const REFUSES =
  /[^.!?\n]{0,120}\b(?:csrf|xsrf|invalid parameter|redirect_uri|forbidden|unauthori[sz]ed|expired|not allowed|access denied|token mismatch|cookies?|RelayState|InResponseTo|too large|origin checking failed|does not match)\b[^.!?\n]{0,120}/i;

function readPage(html: string, answer: Answer): void {
  if (/<input\b[^>]{0,400}\btype\s{0,4}=\s{0,4}["']?password\b/i.test(html)) answer.loginForm = true;
  const title = /<title[^>]{0,100}>([^<]{1,200})/i.exec(html)?.[1];
  if (title !== undefined) answer.title = clean(title);
  const error = REFUSES.exec(textOfPage(html))?.[0];
  if (error !== undefined) answer.description = clean(error);
}

/** What a page shows, without scripts and styles; linear in its length. */
function textOfPage(html: string): string {
  const lower = html.toLowerCase();
  const pieces: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    pieces.push(html.slice(at, open < 0 ? html.length : open));
    if (open < 0) break;
    const hidden = ['script', 'style', 'title'].find((name) => lower.startsWith(name, open + 1));
    const end = hidden === undefined ? html.indexOf('>', open) : lower.indexOf(`</${hidden}`, open);
    if (end < 0) break;
    at = hidden === undefined ? end + 1 : end;
    if (hidden === undefined)
      pieces.push(/^<\/?(?:p|div|h\d|li|td|br|pre)\b/.test(lower.slice(open, open + 6)) ? '\n' : ' ');
  }
  return pieces.join('');
}

function readJson(text: string, length: number, answer: Answer): void {
  if (length > MAX_READ || (length > SHORT && !HINT.test(text))) return;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return;
  }
  if (value === null || (length < 400 && isEmptySession(value))) answer.emptySession = true;
  if (!isObject(value)) return;
  readError(value, answer);
  readGraphql(value, answer);
  if (Array.isArray(value.keys)) readKeys(value.keys, answer);
  const options = isObject(value.publicKey) ? value.publicKey : value;
  const rpId = isObject(options.rp) ? options.rp.id : options.rpId;
  if (typeof rpId === 'string' && (typeof options.challenge === 'string' || isObject(options.rp)))
    answer.rpId = rpId.slice(0, 253);
  if (typeof value.scope === 'string' && typeof value.access_token === 'string')
    answer.scope = value.scope.slice(0, 500);
}

function readError(value: Record<string, unknown>, answer: Answer): void {
  const inner = isObject(value.error) ? value.error : isObject(value.errors) ? value.errors : undefined;
  const code = [
    value.error,
    inner?.code,
    inner?.status,
    inner?.type,
    value.code,
    value.errorCode,
    value.error_code,
    value.name,
  ].find((one): one is string => typeof one === 'string' && CODE.test(one));
  const said = [
    value.error_description,
    value.message,
    value.detail,
    inner?.message,
    value.msg,
    value.title,
    value.error,
    value.reason,
    value.errorSummary,
  ].find((one): one is string => typeof one === 'string' && one.trim() !== '');
  if (code !== undefined && hasErrorWord(value)) answer.error = code;
  if (said !== undefined && (hasErrorWord(value) || said.length < MAX_DESCRIPTION)) answer.description = clean(said);
}

function hasErrorWord(value: Record<string, unknown>): boolean {
  return Object.keys(value).some((name) =>
    /^(?:error|errors|error_description|code|message|detail|title|errorCode|error_code|name)$/.test(name),
  );
}

/** https://spec.graphql.org section 7.1.2; `extensions.code` is what servers agree on. */
function readGraphql({ errors }: Record<string, unknown>, answer: Answer): void {
  if (!Array.isArray(errors)) return;
  for (const error of errors.slice(0, 20)) {
    if (!isObject(error)) continue;
    const extensions = isObject(error.extensions) ? error.extensions : {};
    const code = [extensions.code, extensions.category, error.code].find(
      (one): one is string => typeof one === 'string',
    );
    const message = typeof error.message === 'string' ? error.message : '';
    if (!answer.description && message !== '') answer.description = clean(message);
    if (code !== undefined && CODE.test(code)) answer.error ??= code;
    if (
      /unauthenticated|unauthori[sz]ed|not_?authenticated|invalid[-_]jwt|AUTH_NOT_AUTHENTICATED|^authentication$/i.test(
        code ?? '',
      )
    )
      answer.unauthenticated = true;
    else if (
      code === undefined &&
      /\b(?:not (?:authenticated|authori[sz]ed|logged in|signed in)|unauthenticated|jwt expired|must be (?:logged|signed) in|signature has expired)\b/i.test(
        message,
      )
    )
      answer.unauthenticated = true;
  }
}

function readKeys(keys: readonly unknown[], answer: Answer): void {
  const read = keys.slice(0, MAX_KEYS).flatMap((key) => {
    if (!isObject(key) || typeof key.kty !== 'string') return [];
    return [
      {
        ...(typeof key.kid === 'string' ? { kid: key.kid.slice(0, 200) } : {}),
        ...(typeof key.alg === 'string' ? { alg: key.alg.slice(0, 20) } : {}),
      },
    ];
  });
  if (read.length > 0) answer.keys = read;
}

const SESSION_MEMBER = /^(?:user|session|currentUser|current_user|me|account|viewer|data|profile)$/;

function isEmptySession(value: unknown): boolean {
  if (!isObject(value)) return false;
  const members = Object.entries(value);
  if (members.length === 0) return true;
  if (
    members.some(
      ([name, member]) =>
        /^(?:authenticated|isAuthenticated|loggedIn|logged_in|isLoggedIn|signedIn)$/.test(name) && member === false,
    )
  )
    return true;
  return members.some(([name, member]) => SESSION_MEMBER.test(name) && (member === null || isEmptyUser(member)));
}

function isEmptyUser(value: unknown): boolean {
  return isObject(value) && 'user' in value && value.user === null;
}

/** One line for people, without what may be a secret. */
function clean(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().replace(SECRET_RUN, '…');
  return line.length > MAX_DESCRIPTION ? `${line.slice(0, MAX_DESCRIPTION - 1)}…` : line;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
