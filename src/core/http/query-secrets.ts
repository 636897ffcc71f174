import { isDropped } from './secrets/dropped.ts';
import { isTypedCode, secretKind } from './secrets/secret-names.ts';

/** A secret that stands in the query of a URL, by the name of its parameter. The value itself was dropped before. */
export interface QuerySecret {
  kind: 'password' | 'password-hash' | 'one-time-code' | 'client-secret' | 'reset-token';
  /** Name of the parameter. */
  name: string;
  /** Name of the parameter beside it that says who somebody is. */
  user?: string;
}

const USER =
  /^(?:u|user|usr|user_?name|user_?id|uid|login|log|login_?name|logon|account|acct|e?mail|email_?address|benutzer(?:name)?|usuario|utente|identifiant)$/i;
/** A code somebody typed, under names that authorization codes have too. */
const TYPED = /^(?:code|token|auth_?code|(?:verification|verify|confirmation|mfa|2fa|login|two_?factor)_?token)$/i;
const RESET_NAME =
  /^(?:(?:password|passwd|pwd|pw)?_?(?:reset|recovery|forgot)_?(?:password|passwd|pwd|pw)?_?(?:token|key|code|hash))$/i;
const RESET_PATH =
  /(?:reset|forgot|recover|lost|set|new|change)[-_/]?(?:your[-_])?(?:password|passwd|pwd|passwort)|(?:password|passwd|pwd|passwort)s?[-_/](?:reset|forgot|recover|edit|set|new|change)/i;
const RESET_VALUE = /^(?:token|key|code|t|k|hash|oobcode|reset)$/i;
/** A hash in hexadecimal: MD5, SHA-1, SHA-256. */
const HASH = /^(?:[\da-f]{32}|[\da-f]{40}|[\da-f]{64})$/i;
/** Shorter values are a flag or a number, whatever they are called. */
const MIN_SECRET = 4;
const MIN_RESET = 16;

/** Secrets in the query of a URL, each once; empty for nearly all URLs. Linear in the query. */
export function readQuerySecrets(url: URL): QuerySecret[] {
  if (url.search.length < 6) return [];
  const found: QuerySecret[] = [];
  const params = [...url.searchParams].slice(0, 200);
  const user = params.find(([name, value]) => USER.test(name) && value !== '')?.[0];
  const has = (other: string) => params.some(([name]) => name === other);
  for (const [name, value] of params) {
    const kind = isReset(url, name, value) ? 'reset-token' : kindOf(name, value, has);
    if (kind === undefined || found.some((known) => known.name === name)) continue;
    found.push(user === undefined ? { kind, name } : { kind, name, user });
  }
  const paired = user === undefined ? undefined : readPair(user, params);
  return paired === undefined || found.some(({ kind }) => kind === 'password') ? found : [...found, paired];
}

function kindOf(name: string, value: string, has: (other: string) => boolean): QuerySecret['kind'] | undefined {
  if (value.length < MIN_SECRET || /^(?:true|false|null|undefined|none)$/i.test(value)) return undefined;
  const kind = secretKind(name);
  if (kind === 'password' || kind === 'one-time-code' || kind === 'client-secret') return kind;
  const typed = TYPED.test(name) && isDropped(value);
  return typed || isTypedCode(name, value, has) ? 'one-time-code' : undefined;
}

/** What lets its holder set a new password: by its name, or by the page it is for. */
function isReset({ pathname, searchParams }: URL, name: string, value: string): boolean {
  if (value.length < MIN_RESET || value.includes('.')) return false;
  if (RESET_NAME.test(name)) return true;
  return (
    RESET_VALUE.test(name) && (RESET_PATH.test(pathname) || /^resetpassword$/i.test(searchParams.get('mode') ?? ''))
  );
}

/** A user name with one letter for the password beside it, or with a hash and its salt (as the API of Subsonic has them). */
function readPair(user: string, params: readonly [string, string][]): QuerySecret | undefined {
  const get = (pattern: RegExp) => params.find(([name]) => pattern.test(name));
  const plain = get(/^p$/i);
  if (plain && /^u$/i.test(user) && plain[1].length >= 6 && !/^[\d,;:-]*$/.test(plain[1]))
    return { kind: 'password', name: plain[0], user };
  const hash = params.find(([name, value]) => /^(?:t|h|hash|token|md5|sha1|sha256)$/i.test(name) && HASH.test(value));
  const salt = get(/^(?:s|salt)$/i);
  return hash && salt && salt[1].length >= 4 ? { kind: 'password-hash', name: hash[0], user } : undefined;
}
