/** What an answer to a recorded failure has to say, and what it must not. The recordings are beside; each was made on servers of its own after a public report. */
export interface Truth {
  file: string;
  /** What really happened. */
  cause: string;
  /** Each must be found in what is told. */
  mentions: readonly RegExp[];
  /** None may be. */
  wrong?: readonly RegExp[];
}

export const TRUTHS: readonly Truth[] = [
  {
    file: '01-secure-behind-proxy',
    cause: 'cookie-never-set',
    mentions: [/sets? no cookie/i, /trust proxy|X-Forwarded-Proto/],
    wrong: [/record again/i, /reason lies in the server/],
  },
  {
    file: '02-cross-site-cookie-lax',
    cause: 'cookie-refused',
    mentions: [/refused/, /SameSite=None; Secure/],
    wrong: [/next .*SameSite=Lax/],
  },
  {
    file: '04-wildcard-with-credentials',
    cause: 'wildcard-with-credentials',
    mentions: [/exact origin.* instead of \*/],
  },
  {
    file: '05-preflight-401',
    cause: 'preflight-needs-authentication',
    mentions: [/preflight/, /OPTIONS before authentication/],
  },
  { file: '07-saml-state-cookie-lax', cause: 'cookie-same-site', mentions: [/\bLax\b/, /SameSite=None; Secure/] },
  {
    file: '08-silent-sso-3p-cookies',
    cause: 'third-party-blocked',
    mentions: [/login_required/, /third-party cookies are blocked|blocks third-party cookies/],
  },
  {
    file: '08b-silent-query',
    cause: 'third-party-blocked',
    mentions: [/login_required/, /third-party cookies are blocked|blocks third-party cookies/],
  },
  { file: '10-two-csrf-cookies', cause: 'cookie-shadowed', mentions: [/twice/, /two values/] },
  { file: '10b-two-csrf-min', cause: 'cookie-shadowed', mentions: [/twice/, /two values/] },
  {
    file: '12-xsrf-percent-encoded-419',
    cause: 'csrf-token-encoded',
    mentions: [/percent-encoded/, /decodeURIComponent/],
  },
  {
    file: '14-domain-localhost-deletion',
    cause: 'cookie-set-and-deleted',
    mentions: [/sets? .*and deletes? it in the same response/i],
    wrong: [/no cookie was/i],
  },
  { file: '14b-set-and-delete-min', cause: 'cookie-set-and-deleted', mentions: [/set and deleted in one response/] },
  { file: '15-code-redeemed-twice', cause: 'code-used-twice', mentions: [/\bcode\b/, /twice/] },
  {
    file: '17-no-audience-opaque-token',
    cause: 'token-encrypted',
    mentions: [/JWE|encrypted/, /audience/],
    wrong: [/signed token for/, /get a new token/i, /while signed in/],
  },
  {
    file: '18-authorization-lost-at-redirect',
    cause: 'token-lost-at-redirect',
    mentions: [/redirect/, /Authorization/],
  },
  { file: '19-bearer-undefined', cause: 'token-placeholder', mentions: [/placeholder|undefined/] },
  { file: '21-websocket-401', cause: 'websocket-without-credential', mentions: [/WebSocket cannot set Authorization/] },
  { file: '23-basic-latin1', cause: 'basic-not-utf8', mentions: [/not UTF-8/], wrong: [/access token/i] },
  {
    file: '24-dpop-nonce-not-exposed',
    cause: 'header-not-exposed',
    mentions: [/use_dpop_nonce/, /Access-Control-Expose-Headers/],
    wrong: [/code .*twice/],
  },
  {
    file: '27-redirect-uri-invalid',
    cause: 'redirect-uri-refused',
    mentions: [/\b400\b/, /redirect_uri not registered|not registered/],
  },
  { file: '31-graphql-200-unauthenticated', cause: 'token-expired', mentions: [/expired/] },
  {
    file: '33-logout-clears-other-cookie',
    cause: 'logout-other-cookie',
    mentions: [/Domain/, /not deleted/],
    wrong: [/logout deletes the cookie/i],
  },
  { file: '33b-logout-domain-min', cause: 'logout-other-cookie', mentions: [/Domain/, /not deleted/] },
  {
    file: '35-host-prefix-domain-loop',
    cause: 'cookie-refused',
    mentions: [/__Host-/, /Domain/, /loop/i],
    wrong: [/is sent to .* all its subdomains/],
  },
];

/** Recordings of the correct behaviour beside those: nothing may be told as a failure. */
export const CONTROLS = ['12b-laravel-correct', '24b-dpop-nonce-retry-correct'] as const;
