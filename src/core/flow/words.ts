export { isNewPasswordName, isPasswordName, isUserName, lastName } from '../credential/names/login-names.ts';

/**
 * Words that name a sign-in or a sign-out in the languages of many sites. They are hints: what a request does to the
 * credentials decides, the words only tell where to look.
 */

const LOGIN_WORD =
  /^(?:log-?_?(?:in|on)|sign-?_?(?:in|on)|signon|auth|authenticate|authentication|authorize|oauth2?|sso|saml2?|session|sessions|token|j_security_check|entrar|acceder|acceso|ingresar|iniciar-?sesion|connexion|anmelden|anmeldung|accedi|inloggen|logga-?in|logg-?inn|zaloguj|prihlaseni|giris|wp-login|login_check|do_?login|userlogin|_session|ulogin)(?:\.[a-z]{2,5})?$/i;
const LOGOUT_WORD =
  /^(?:(?:do_?|user_?|auth_?|j_spring_security_)?(?:log|sign)-?_?(?:out|off)|end-?_?session|abmelden|deconnexion|déconnexion|desconectar|cerrar-?_?sesion|salir|sair|uitloggen|logga-?ut|logg-?ut|wyloguj|odhlasit|cikis|exit|slo|singlelogout(?:service)?|single-logout|revoke)(?:\.[a-z]{2,5})?$/i;
const REFRESH_WORD =
  /^(?:refresh|refresh-?_?token|token-?_?refresh|renew|renew-?_?token|silent-?_?(?:refresh|renew)|extend-?session|keep-?alive)(?:\.[a-z]{2,5})?$/i;

/** Query of `action=logout`, `do=logout`, `?logout`, `/?p=signout`, `r=site/logout`, `title=Special:UserLogout`; not of `next=/logout`. */
const LOGOUT_QUERY =
  /(?:^|&)(?!(?:next|url|redirect|return|continue|back|ref)[^=&]*=)(?:[\w.-]{1,24}=(?:[\w.-]{1,24}(?::|%3A|\/|%2F)){0,2}(?:do_?|user_?)?)?(?:log|sign)[-_]?(?:out|off)(?:[&=]|$)/i;
const LOGIN_QUERY = /(?:^|&)(?:[a-z_]{1,16}=)?(?:log|sign)[-_]?(?:in|on)(?:[&=]|$)/i;

/** Path segments, percent signs left as they are, at most a dozen. */
export function segmentsOf(path: string): string[] {
  return path.slice(0, 1024).split(/[/;]/, 16).filter(Boolean);
}

/** True when a URL's path or query says that it is where one signs in. */
export function isLoginUrl(url: URL): boolean {
  return (
    segmentsOf(url.pathname).some((segment) => LOGIN_WORD.test(segment)) || LOGIN_QUERY.test(url.search.slice(1, 512))
  );
}

const SIGN_IN_WORD =
  /^(?:(?:wp|do|user)?[-_]?(?:log|sign)-?_?(?:in|on)|j_security_check|login_check|authenticate|anmelden|connexion|accedi|inloggen|entrar)(?:\.[a-z]{2,5})?$/i;

/** True when a URL's path says nothing but that one signs in there; `auth` and `session` are the names of other things too. */
export function isSignInUrl(url: URL): boolean {
  return segmentsOf(url.pathname).some((segment) => SIGN_IN_WORD.test(segment));
}

/** True when a URL's path or query says that it is where one signs out. */
export function isLogoutUrl(url: URL): boolean {
  return (
    segmentsOf(url.pathname).some((segment) => LOGOUT_WORD.test(segment)) || LOGOUT_QUERY.test(url.search.slice(1, 512))
  );
}

/** True when a URL's path says that it renews a credential. */
export function isRefreshUrl(url: URL): boolean {
  return segmentsOf(url.pathname).some((segment) => REFRESH_WORD.test(segment));
}

/** `loginWithPassword` and `user.login` as words in lower case with single spaces. */
function wordsOfCall(call: string): string {
  return call
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ');
}

/** Words of a procedure that asks about sign-ins, or opens a session for nobody. */
const NO_SIGN_IN = /\b(?:check|get|list|is|has|logout|signout|anonymous|guest|config|options)\b/;
const SIGN_IN_CALL =
  /\b(?:login|logon|signin|authenticate|(?:log|sign) (?:in|on)|token auth|(?:create|generate|obtain) (?:(?:user|customer|access|auth|jwt|json ?web) ){0,2}(?:session|token)|access token create)\b/;
const SIGN_OUT_CALL = /\b(?:logout|logoff|signout|(?:log|sign) (?:out|off)|(?:delete|destroy|end) session)\b/;

/** True when a procedure's name says that it signs somebody in. */
export function isLoginCall(call: string): boolean {
  const words = wordsOfCall(call);
  return SIGN_IN_CALL.test(words) && !NO_SIGN_IN.test(words);
}

/** True when a procedure's name says that it signs somebody out. */
export function isLogoutCall(call: string): boolean {
  return SIGN_OUT_CALL.test(wordsOfCall(call));
}

/** True when the path names a resource of sessions: creating one signs in, deleting one signs out. */
export function isSessionResource(url: URL): boolean {
  return segmentsOf(url.pathname).some((segment) => /^_?(?:user_?|auth_?)?sessions?$/i.test(segment));
}
