// What is shown: every view in the states that put it to the test.

/**
 * @typedef {{ width: number, height: number }} Size
 * @typedef {object} Shot
 * @property {string} view What the picture is called.
 * @property {string[]} [clicks] What is clicked, one after the other, to come there.
 * @typedef {object} Scene
 * @property {string} name
 * @property {Record<string, string>} query Of gallery.html.
 * @property {Shot[]} shots
 * @property {Size[]} [sizes] Other sizes than those of the panel.
 */

/** A wide screen, a narrow drawer at the side, a drawer at the bottom. */
export const SIZES = {
  wide: { width: 1400, height: 800 },
  narrow: { width: 420, height: 760 },
  drawer: { width: 1000, height: 300 },
};

const overview = { view: 'overview', clicks: ['#tab-overview'] };
const tradeOffs = { view: 'trade-offs', clicks: ['#tab-overview', '.trade-off-lines .link'] };
const signIn = { view: 'sign-in', clicks: ['#tab-sign-in'] };
const requests = { view: 'requests', clicks: ['#tab-requests'] };
const request = { view: 'request', clicks: ['#tab-requests', '.virtual-row:nth-child(7)'] };
const failed = { view: 'why', clicks: ['#tab-requests', '.virtual-row:has(.why-mark.is-failed)'] };
const credentials = { view: 'credentials', clicks: ['#tab-credentials'] };
const second = { view: 'credential-2', clicks: ['#tab-credentials', '.virtual-row[role=option] ~ [role=option]'] };
const raw = { view: 'raw', clicks: ['#tab-credentials', '.virtual-row[role=option]', '.raw-open'] };
const sizes = { view: 'sizes', clicks: ['#tab-credentials', '.claim-sizes summary'] };
const cookies = { view: 'cookies', clicks: ['#tab-credentials', '#list-cookies'] };
const cookie = { view: 'cookie', clicks: ['#tab-credentials', '#list-cookies', '.virtual-row[role=option]'] };
const findings = { view: 'findings', clicks: ['#tab-findings'] };
const hide = { view: 'hide', clicks: ['#tab-findings', '.hide .link'] };
const share = { view: 'share', clicks: ['[aria-label="Share the report"]'] };
const gaps = { view: 'gaps', clicks: ['.status-gaps'] };

/**
 * @param {string} name
 * @param {Shot[]} shots
 * @returns {Scene}
 */
const state = (name, ...shots) => ({ name, query: { state: name }, shots });
/**
 * @param {string} name
 * @param {string} har
 * @param {Shot[]} shots
 * @returns {Scene}
 */
const recorded = (name, har, ...shots) => ({ name, query: { har }, shots });
/**
 * @param {string} name
 * @param {Record<string, string>} query
 * @returns {Scene}
 */
const popup = (name, query) => ({
  name: `popup-${name}`,
  query: { page: 'popup', ...query },
  shots: [{ view: 'popup' }],
  sizes: [{ width: 360, height: 460 }],
});

/** @param {object} value */
const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const BENCH_TOKEN = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ iss: 'https://id.example.com', sub: 'ada', exp: 1800000000 })}.${'A'.repeat(43)}`;
/**
 * @param {string} name
 * @param {string} paste
 * @returns {Scene}
 */
const bench = (name, paste) => ({
  name: `workbench-${name}`,
  query: { page: 'workbench', paste },
  shots: [{ view: 'workbench' }],
  sizes: [
    { width: 1400, height: 800 },
    { width: 420, height: 760 },
  ],
});

/** @type {Scene[]} */
export const SCENES = [
  state(
    'token',
    overview,
    tradeOffs,
    signIn,
    requests,
    request,
    credentials,
    second,
    raw,
    cookies,
    cookie,
    findings,
    hide,
    share,
  ),
  state('empty', overview, requests),
  state('paused', overview),
  state('missing', overview),
  state('internal', overview),
  state('claims', overview, credentials, sizes, findings),
  state('jwe', credentials),
  state('broken', overview, credentials, raw),
  state('renewed', credentials),
  state('crowded', requests, cookies, credentials, findings),
  state('long', overview, requests, credentials),
  state('hybrid', overview, gaps),
  // Recorded from real servers.
  recorded('refused', '05-preflight-401', overview, requests, failed),
  recorded('proxy', '01-secure-behind-proxy', overview, signIn, failed),
  recorded('saml', '07-saml-state-cookie-lax', overview, signIn, requests, credentials),
  recorded('oidc', '15-code-redeemed-twice', overview, signIn, credentials, cookies),
  recorded('dpop', '24b-dpop-nonce-retry-correct', overview, requests, credentials),
  recorded('laravel', '12b-laravel-correct', overview, credentials, cookies, findings),
  recorded('basic', '23-basic-latin1', overview, failed, credentials),
  popup('token', { state: 'token' }),
  popup('hybrid', { state: 'hybrid' }),
  popup('empty', { state: 'empty' }),
  popup('paused', { state: 'paused' }),
  popup('missing', { state: 'missing' }),
  popup('internal', { state: 'internal' }),
  popup('failure', { har: '01-secure-behind-proxy' }),
  bench('token', BENCH_TOKEN),
  bench('cookie', 'Set-Cookie: sid=1; Path=/'),
  bench(
    'curl',
    `curl https://api.example.com/orders?x=1 -H 'Authorization: Bearer ${BENCH_TOKEN}' -b 'sid=1; theme=dark'`,
  ),
  bench('empty', ''),
  {
    name: 'options',
    query: { page: 'options', state: 'changed' },
    shots: [{ view: 'options' }],
    sizes: [SIZES.wide, { width: 420, height: 760 }],
  },
];
