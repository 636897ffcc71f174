import type { Exchange } from '../http/exchange.ts';
import { parseQuery } from '../http/form.ts';

/** Tells which responses may have signed somebody in or out. A hint for the roles of cookies; the flow knows more. */
export interface LoginWatch {
  isLogin(exchange: Exchange): boolean;
  isLogout(exchange: Exchange): boolean;
}

/** Exchanges of a login whose redirects still belong to it. */
const MAX_REMEMBERED = 32;
const PASSWORD_FIELD = /pass(?:word|wd|phrase|wort)?$|pwd$|(?:^|[._-])pin$|otp|one_?time_?code/i;
const PASSWORD_QUERY = /[?&](?:[a-z]{0,16}[_-]?)?(?:pass(?:word|wd|phrase|wort)?|pwd|pw)=/i;
const LOGOUT_PATH = /log-?_?(?:out|off)|sign-?_?(?:out|off)|end-?_?session|\/session\/destroy/i;
/** `?logout`, `?action=logout`, `?_task=logout`, `?title=Special:UserLogout`, `?r=site/logout`; not `?next=/logout`. */
const LOGOUT_QUERY =
  /[?&](?!(?:next|url|redirect|return|continue|back|ref)[^=&]*=)(?:[\w.-]{1,24}=(?:[\w.-]{1,24}(?::|%3A|\/|%2F)){0,2}(?:do_?|user_?)?)?(?:log|sign)[-_]?(?:out|off)(?:[&=#]|$)/i;

/** Watches exchanges in the order they come. */
export function createLoginWatch(): LoginWatch {
  const logins = new Set<string>();
  return {
    isLogin(exchange) {
      const followed = exchange.redirectedFrom !== undefined && logins.has(exchange.redirectedFrom);
      if (!followed && !signsIn(exchange)) return false;
      if (exchange.status >= 400) return false;
      if (logins.size >= MAX_REMEMBERED) logins.delete(logins.values().next().value as string);
      logins.add(exchange.id);
      return true;
    },
    isLogout: ({ url }) => LOGOUT_PATH.test(pathOf(url)) || LOGOUT_QUERY.test(queryOf(url)),
  };
}

/** A password, an assertion or an authorization code reached the server. */
function signsIn(exchange: Exchange): boolean {
  const fields = exchange.requestBody?.fields;
  if (fields && exchange.method !== 'GET') {
    for (const { name } of fields)
      if (name.length <= 128 && (PASSWORD_FIELD.test(name) || isResponseField(name))) return true;
  }
  const question = exchange.url.indexOf('?');
  if (question < 0) return false;
  const text = exchange.url.slice(question, question + 4096);
  if (PASSWORD_QUERY.test(text)) return true;
  if (!/[?&](?:code|ticket|samlart)=/i.test(text)) return false;
  return parseQuery(text).some(({ name }) => isResponseField(name.toLowerCase()));
}

/** What a sign-in server hands back through the browser: OAuth, OpenID Connect, SAML, WS-Federation, CAS. */
function isResponseField(name: string): boolean {
  return /^(?:code|id_token|samlresponse|wresult|ticket|samlart)$/i.test(name);
}

function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('://') + 3);
  const path = (start < 0 ? '' : url.slice(start, start + 1024)).split(/[?#]/, 1)[0] as string;
  return path;
}

function queryOf(url: string): string {
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start, start + 512);
}
