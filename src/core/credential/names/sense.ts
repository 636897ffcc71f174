/** What the name of a header, a parameter or a member says that it holds. */
export type Sense = 'key' | 'token' | 'session';

/**
 * Names of things that end in the same words and prove nobody's identity: pages of a list, devices, pushes, proofs that no robot asks,
 * repeated requests, ciphers, caches, traces, visitors.
 */
const NO_CREDENTIAL =
  /idempot|captcha|turnstile|page|next|prev|contin|cursor|offset|sync|push|fcm|apns|device|install|visitor|anon|guest|track|trace|span|correlat|request-?id|cache|surrogate|encrypt|cipher|public|sort|partition|primary|foreign|routing|websocket|bot|challenge|appcheck|integrity|attest|lang|locale|translat|feature|experiment|consent|share|upload|part|etag|cancel|max-?tokens|token-?(?:count|type|limit|usage|name|ttl|expir\w*)|(?:count|limit)-?tokens?|remaining|ratelimit|rate-?limit|keyword|hotkey|keyboard|monkey|turkey|(?:^|[-_])(?:client|user)-?id$|key-?(?:id|word|code|name|board|press|type)$/i;

/** Names of protection against request forgery, by whatever framework. */
const CSRF =
  /c[sr]rf|xsrf|antiforgery|requestverification|authenticity|requesttoken$|form(?:token|key)$|^xatlassiantoken$|^xtransmissionsessionid$|^xrequestedwith$|^rid$/;

const KEY =
  /(?:^|[-_])(?:[a-z0-9]{1,24}[-_])*?(?:api|app|application|access|auth|account|subscription|functions|service|client|developer|dev|license|project|partner|admin|master|secret|private|write|server|user|sdk|authorization)[-_]?keys?$|api[-_]?keys?(?:$|[-_])/i;
const SECRET = /(?:^|[-_])(?:[a-z0-9]{1,24}[-_])*?(?:api|app|client|admin|access|shared)[-_]?secret$/i;
const TOKEN =
  /(?:^|[-_a-z0-9])(?:tokens?|jwt|bearer)$|(?:^|[-_])(?:token|jwt)[-_](?:v\d|auth|value)$|(?:^|[-_])(?:auth|authorization|authentication|credentials?|sso|identity)$|userauth$/i;
const SESSION = /(?:^|[-_])(?:[a-z0-9]{1,24}[-_])*?(?:session|sess)(?:[-_]?(?:id|key|token))?$|(?:^|[-_])sid$/i;

/** No name is longer (in characters). */
const MAX_NAME = 64;

/**
 * What a name says by its sense, in any spelling: `X-ApiKeys`, `DD-API-KEY`, `X-EX-UserToken`, `session_id`. Undefined for names that
 * say nothing of the kind, or something else of the same letters.
 */
export function senseOfName(name: string): Sense | undefined {
  if (name.length > MAX_NAME || name.length < 3) return undefined;
  const plain = hyphenate(name);
  if (isCsrfName(name) || NO_CREDENTIAL.test(plain)) return undefined;
  if (KEY.test(plain) || SECRET.test(plain)) return 'key';
  if (SESSION.test(plain)) return 'session';
  return TOKEN.test(plain) ? 'token' : undefined;
}

/** True for a name that says it protects against request forgery. */
export function isCsrfName(name: string): boolean {
  return name.length <= MAX_NAME && CSRF.test(hyphenate(name).replaceAll('-', ''));
}

/** `xApiKey`, `x_api_key` and `X-ApiKey` as `x-api-key`; names in one case stay as they are. */
function hyphenate(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase();
}
