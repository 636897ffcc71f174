/** Request headers that carry credentials, with what they are for. */
export const CREDENTIAL_HEADERS: ReadonlySet<string> = new Set([
  'x-api-key',
  'api-key',
  'apikey',
  'x-apikey',
  'ocp-apim-subscription-key',
  'x-functions-key',
  'x-goog-api-key',
  'x-auth-token',
  'x-access-token',
  'x-authorization',
  'x-session-token',
  'x-session-id',
  'x-id-token',
  'x-refresh-token',
  'st-access-token',
  'st-refresh-token',
  'private-token',
  'job-token',
  'x-vault-token',
  'x-amz-security-token',
  'x-parse-session-token',
  'x-shopify-access-token',
  'x-firebase-auth',
  'x-firebase-appcheck',
  'x-figma-token',
  'x-auth-key',
  'x-user-token',
  'x-plex-token',
  'x-token',
  'token',
  'access-token',
  'auth-token',
  'session-token',
  'x-jwt',
  'jwt',
  'x-jwt-token',
  'x-auth',
  'x-firebase-token',
  'x-supabase-auth',
  'x-hasura-admin-secret',
  'x-gitlab-token',
  'dpop',
]); // prettier-ignore

/** Headers that a proxy puts in on the way to the server: to a browser they are nothing, and what it says in them is no credential. */
export const PROXY_HEADERS =
  /^(?:cf-access-jwt-assertion|x-goog-iap-jwt-assertion|x-goog-authenticated-user-.*|x-amzn-oidc-.*|x-ms-client-principal.*|x-ms-token-.*|x-forwarded-(?:access-token|user|email|groups|preferred-username)|x-auth-request-.*|remote-user)$/;

/** Common headers that hold no token, so that they need no look. */
export const PLAIN_HEADERS: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'accept-ranges',
  'age',
  'allow',
  'alt-svc',
  'cache-control',
  'connection',
  'content-encoding',
  'content-language',
  'content-length',
  'content-security-policy',
  'content-type',
  'cookie',
  'set-cookie',
  'cross-origin-embedder-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'date',
  'dnt',
  'etag',
  'expect',
  'expires',
  'forwarded',
  'host',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'keep-alive',
  'last-modified',
  'link',
  'location',
  'nel',
  'origin',
  'permissions-policy',
  'pragma',
  'priority',
  'range',
  'referer',
  'referrer-policy',
  'report-to',
  'reporting-endpoints',
  'sec-gpc',
  'server',
  'server-timing',
  'strict-transport-security',
  'te',
  'timing-allow-origin',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'upgrade-insecure-requests',
  'user-agent',
  'vary',
  'via',
  'www-authenticate',
  'proxy-authenticate',
  'authentication-info',
  'x-content-type-options',
  'x-frame-options',
  'x-powered-by',
  'x-xss-protection',
  'signature',
  'signature-input',
  'authorization',
  'proxy-authorization',
  'sec-websocket-key',
  'sec-websocket-accept',
  'sec-websocket-version',
  'sec-websocket-extensions',
  'sec-websocket-protocol',
]); // prettier-ignore

/** Parameters of a URL that carry credentials. */
const CREDENTIAL_PARAMETER =
  /^(?:access_?token|id_?token|refresh_?token|auth_?token|bearer(?:_?token)?|api_?key|apikey|api_?token|jwt|token|auth|authorization|session_?(?:id|token)?|sess(?:ion)?id|jsessionid|phpsessid|aspsessionid|sid|ticket|code|samlresponse|samlrequest|samlart|wresult|id_token_hint|logout_token|login_?token|magic_?token|reset_?token|invite_?token|confirmation_?token|subscription-key|x-amz-security-token|key|sig|signature)$/i;

/** True when a parameter or JSON member of that name is expected to hold a credential. */
export function isCredentialParameter(name: string): boolean {
  return name.length <= 64 && CREDENTIAL_PARAMETER.test(name);
}

const CREDENTIAL_MEMBER =
  /^(?:access_?token|id_?token|refresh_?token|auth_?token|bearer|jwt|token|session_?token|session_?id|api_?key|id_?jwt|access_?jwt|refresh_?jwt|accesstoken|secret_?token|login_?token|authorization)$/i;

/** True when a member of a JSON response of that name is expected to hold a credential. */
export function isCredentialMember(name: string): boolean {
  return name.length <= 64 && CREDENTIAL_MEMBER.test(name);
}
