import { secretKind } from '../http/secrets/secret-names.ts';

/** Names of parameters, members and claims whose value is a credential. Compared in lower case, without what separates words. */
const CREDENTIALS = new Set(
  (
    'accesstoken apikey auth authcode credential code idtokenhint jwt key loginticket nonce oauthverifier pgtid pgtiou samlart samlrequest ' +
    'samlresponse session sessionid sessid sessionstate sessiontoken sid sig signature state ticket token usercode wresult xamzcredential ' +
    'xamzsecuritytoken xamzsignature csrf xsrf phpsessid jsessionid authorization bearer cookie cookies passtoken accesskey authkey ' +
    'authenticity rememberme cookievalue setcookie'
  ).split(' '),
);
/** What else is one, whatever stands before it. */
const TAIL = /(?:token|ticket|jwt|apikey|signature|sessionid|sessid|credentials?)$/;
const MAX_KNOWN = 2000;
const known = new Map<string, boolean>();

/**
 * True when the value under this name is not to be shown: it is a credential by its name, or something that is never kept at all. What
 * is kept and what is shown are told by names in one place each, this and `secretKind`.
 */
export function isSecretParameter(name: string): boolean {
  let is = known.get(name);
  if (is === undefined) {
    const last = name
      .slice(-128)
      .replace(/[[\]]+$/, '')
      .replace(/^.*[.[\]:]/, '');
    const flat = last.toLowerCase().replace(/[-_\s]/g, '');
    is = CREDENTIALS.has(flat) || TAIL.test(flat) || secretKind(name) !== undefined;
    if (known.size >= MAX_KNOWN) known.clear();
    if (name.length <= 128) known.set(` ${name}`.slice(1), is);
  }
  return is;
}
