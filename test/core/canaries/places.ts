/** A HAR entry in parts; what is left out is ordinary. */
export interface Entry {
  url?: string;
  method?: string;
  request?: Record<string, string>;
  body?: { mimeType: string; text?: string; params?: { name: string; value: string }[] };
  status?: number;
  response?: Record<string, string>;
  content?: { mimeType: string; text: string; encoding?: string };
}

/** Somewhere that a secret may stand. */
export interface Place {
  where: string;
  put(secret: string): Entry;
}

const HOST = 'https://app.example.com';
const q = encodeURIComponent;
const b64 = (text: string) => Buffer.from(text).toString('base64');
const b64url = (text: string) => Buffer.from(text).toString('base64url');
const xml = (text: string) => text.replace(/[<>&"]/g, (character) => `&#${character.charCodeAt(0)};`);
const json = (value: unknown) => JSON.stringify(value);
const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';
const query = (text: string): Entry => ({ url: `${HOST}/page?${text}` });
const jwt = (header: object, claims: object) =>
  `${b64url(json({ alg: 'HS256', ...header }))}.${b64url(json({ sub: '1', iat: 1_760_000_000, ...claims }))}.c2lnbmF0dXJlc2lnbmF0dXJlc2ln`;
const at = (where: string, put: (secret: string) => Entry): Place => ({ where, put });
const each = (names: string, prefix: string, put: (name: string, secret: string) => Entry): Place[] =>
  names.split(' ').map((name) => at(`${prefix} ${name}`, (secret) => put(name, secret)));

/** Names of what must never be kept, some of each language and sort; the whole list is tested name by name. */
const NAMES =
  'password pw passcode password2 newPassword motdepasse contraseña senha wachtwoord kennwort пароль 密码 pin otp totp 2fa_code smsCode client_secret clientSecret code_verifier app_secret user[password]';

/** Places of what must never be kept: passwords, one-time codes, client secrets, verifiers, private keys. */
export const NEVER_KEPT: readonly Place[] = [
  ...each(NAMES, 'query', (name, s) => query(`a=1&${q(name)}=${q(s)}&b=2`)),
  ...each('password pw otp client_secret пароль', 'query with ;', (name, s) => query(`a=1;${q(name)}=${q(s)};b=2`)),
  ...each('password passcode code_verifier', 'fragment', (name, s) => ({ url: `${HOST}/#${name}=${q(s)}&x=1` })),
  ...each('password pin', 'path of a router', (name, s) => ({ url: `${HOST}/#/login?${name}=${q(s)}` })),
  ...each('password pw', 'matrix parameter', (name, s) => ({ url: `${HOST}/login;${name}=${q(s)}/x` })),
  ...each('password otp client_secret', 'twice encoded name', (name, s) => query(`${q(q(`[${name}]`))}=${q(s)}`)),
  ...each('password senha', 'query in a parameter', (name, s) => query(`x=${q(`1&${name}=${q(s)}&y=2`)}`)),
  ...each('password client_secret', 'URL in a parameter', (name, s) =>
    query(`next=${q(`https://b.example/?${name}=${q(s)}&z=1`)}`),
  ),
  ...each('password motdepasse', 'URL in a URL in a parameter', (name, s) =>
    query(`next=${q(`https://b.example/?next=${q(`https://c.example/?${name}=${q(s)}`)}`)}`),
  ),
  ...each('password otp', 'JSON in the query', (name, s) => query(`q=${q(json({ a: { [name]: s } }))}`)),
  ...each('password pin', 'JSON in JSON in the query', (name, s) => query(`q=${q(json({ a: json({ [name]: s }) }))}`)),
  ...each('password passcode', 'GraphQL in the query', (name, s) =>
    query(`query=${q(`mutation { login(user: "ada", ${name}: ${json(s)}) { id } }`)}`),
  ),
  ...each('password newPassword', 'variables of GraphQL', (name, s) =>
    query(`variables=${q(json({ input: { [name]: s } }))}`),
  ),
  ...each('password pw', 'base64 of JSON in the query', (name, s) =>
    query(`state=${q(b64(json({ r: '/', [name]: s })))}`),
  ),
  at('private JWK in the query', (s) => query(`jwk=${q(json({ kty: 'EC', crv: 'P-256', x: 'x', y: 'y', d: s }))}`)),
  at('array in the query', (s) => query(`password[]=${q(s)}&password[]=b`)),
  at('Basic in the query', (s) => query(`authorization=${q(`Basic ${b64(`ada:${s}`)}`)}`)),
  at('user information', (s) => ({ url: `https://ada:${q(s)}@app.example.com/` })),
  at('user information in a parameter', (s) => query(`u=${q(`https://ada:${q(s)}@b.example/`)}`)),
  ...each('X-Password X-Client-Secret X-OTP X-Pin X-Auth-Pass X-2FA-Code Password', 'header', (name, s) => ({
    request: { [name]: q(s) },
  })),
  at('Basic', (s) => ({ request: { Authorization: `Basic ${b64(`ada:${s}`)}` } })),
  at('Basic without a user', (s) => ({ request: { Authorization: `Basic ${b64(s)}` } })),
  at('Basic in base64url', (s) => ({ request: { Authorization: `Basic ${b64url(`ada:${s}`)}` } })),
  at('Basic with blanks', (s) => ({ request: { Authorization: `Basic   ${b64(`ada:${s}`)}  ` } })),
  at('Basic that is no base64', (s) => ({ request: { Authorization: `Basic ada:${q(s)}` } })),
  at('Proxy-Authorization', (s) => ({ request: { 'Proxy-Authorization': `basic ${b64(`ada:${s}`)}` } })),
  at('Basic in a header of its own', (s) => ({ request: { 'X-Authorization': `Basic ${b64(`ada:${s}`)}` } })),
  at('WSSE', (s) => ({ request: { 'X-WSSE': `UsernameToken Username="ada", PasswordDigest="${q(s)}", Nonce="n"` } })),
  at('parameters of a header', (s) => ({ request: { 'X-ApiKeys': `accessKey=a1b2c3; secretKey=${q(s)}` } })),
  at('JSON in a header', (s) => ({ request: { 'X-Data': json({ user: { password: q(s) } }) } })),
  at('Referer', (s) => ({ request: { Referer: `${HOST}/?password=${q(s)}` } })),
  at('Referer with a URL', (s) => ({ request: { Referer: `${HOST}/?r=${q(`/x?pw=${q(s)}`)}` } })),
  at('Origin with a user', (s) => ({ request: { Origin: `https://ada:${q(s)}@app.example.com` } })),
  ...each('password pw пароль client_secret', 'cookie', (name, s) => ({
    request: { Cookie: `a=b; ${q(name)}=${q(s)}; c=d` },
  })),
  ...each('password pw', 'JSON in a cookie', (name, s) => ({
    request: { Cookie: `prefs=${q(json({ a: 1, [name]: s }))}` },
  })),
  at('base64 of JSON in a cookie', (s) => ({ request: { Cookie: `u=${b64(json({ user: { pw: s } }))}` } })),
  at('pairs in a cookie', (s) => ({ request: { Cookie: `u=name=ada&password=${q(s)}` } })),
  at('Basic in a cookie', (s) => ({ request: { Cookie: `auth=${q(`Basic ${b64(`ada:${s}`)}`)}` } })),
  ...each('password otp', 'Set-Cookie', (name, s) => ({
    response: { 'Set-Cookie': `${name}=${q(s)}; Path=/; HttpOnly` },
  })),
  at('second line of Set-Cookie', (s) => ({ response: { 'Set-Cookie': `a=b; Path=/\npassword=${q(s)}; Path=/` } })),
  at('JSON in Set-Cookie', (s) => ({ response: { 'Set-Cookie': `prefs=${q(json({ pw: s }))}; Path=/` } })),
  at('Path of Set-Cookie', (s) => ({ response: { 'Set-Cookie': `a=b; Path=/x?password=${q(s)}` } })),
  ...each('password client_secret', 'Location', (name, s) => ({
    status: 302,
    response: { Location: `/next?${name}=${q(s)}&x=1` },
  })),
  at('fragment of Location', (s) => ({ status: 302, response: { Location: `/next#otp=${q(s)}` } })),
  at('URL within Location', (s) => ({ status: 302, response: { Location: `/next?r=${q(`/a?password=${q(s)}`)}` } })),
  at('Refresh', (s) => ({ response: { Refresh: `0;url=${HOST}/?password=${q(s)}` } })),
  at('Link', (s) => ({ response: { Link: `<${HOST}/?password=${q(s)}>; rel="next"` } })),
  at('Content-Location', (s) => ({ response: { 'Content-Location': `/x?password=${q(s)}` } })),
  at('response header', (s) => ({ response: { 'X-New-Password': q(s) } })),
  ...each(NAMES, 'form', (name, s) => ({
    method: 'POST',
    body: { mimeType: FORM, text: `user=ada&${q(name)}=${q(s)}` },
  })),
  ...each('password otp', 'parsed form', (name, s) => ({
    method: 'POST',
    body: {
      mimeType: FORM,
      params: [
        { name: 'user', value: 'ada' },
        { name, value: s },
      ],
    },
  })),
  ...each(NAMES, 'JSON body', (name, s) => ({
    method: 'POST',
    body: { mimeType: JSON_TYPE, text: json({ a: { user: 'ada', [name]: s } }) },
  })),
  at('JSON in a form', (s) => ({
    method: 'POST',
    body: { mimeType: FORM, text: `state=${q(json({ password: s }))}` },
  })),
  at('URL in a form', (s) => ({
    method: 'POST',
    body: { mimeType: FORM, text: `redirect_uri=${q(`${HOST}/?password=${q(s)}`)}` },
  })),
  at('JSON in base64 in a form', (s) => ({
    method: 'POST',
    body: { mimeType: FORM, text: `RelayState=${q(b64(json({ pw: s })))}` },
  })),
  at('list in JSON', (s) => ({
    method: 'POST',
    body: { mimeType: JSON_TYPE, text: json({ password: [s, { value: s }] }) },
  })),
  at('name and value in JSON', (s) => ({
    method: 'POST',
    body: { mimeType: JSON_TYPE, text: json([{ name: 'password', value: s }]) },
  })),
  at('GraphQL body', (s) => ({
    method: 'POST',
    body: {
      mimeType: JSON_TYPE,
      text: json({ query: `mutation { login(password: ${json(s)}) }`, variables: { password: s } }),
    },
  })),
  at('private JWK in a body', (s) => ({
    method: 'POST',
    body: { mimeType: JSON_TYPE, text: json({ kty: 'RSA', n: 'n', e: 'AQAB', d: s, p: s, q: s, dp: s, dq: s, qi: s }) },
  })),
  at('multipart', (s) => ({
    method: 'POST',
    body: {
      mimeType: 'multipart/form-data; boundary=b',
      text: `--b\r\nContent-Disposition: form-data; name="password"\r\n\r\n${s}\r\n--b--\r\n`,
    },
  })),
  at('SOAP', (s) => ({
    method: 'POST',
    body: {
      mimeType: 'text/xml',
      text: `<s:Envelope><wsse:Password Type="PasswordText">${xml(s)}</wsse:Password></s:Envelope>`,
    },
  })),
  at('raw text', (s) => ({ method: 'POST', body: { mimeType: 'text/plain', text: s } })),
  at('raw text as a form', (s) => ({ method: 'POST', body: { mimeType: FORM, text: q(s) } })),
  at('JSON as a form', (s) => ({ method: 'POST', body: { mimeType: FORM, text: json({ user: 'ada', password: s }) } })),
  at('JSON with an equals sign as a form', (s) => ({
    method: 'POST',
    body: { mimeType: FORM, text: json({ user: 'ada', password: s, next: 'a=b' }) },
  })),
  at('URL as the name of a field', (s) => ({
    method: 'POST',
    body: { mimeType: FORM, text: `${q(`/login?password=${q(s)}`)}=1` },
  })),
  at('JSON as the name of a member', (s) => ({
    method: 'POST',
    body: { mimeType: JSON_TYPE, text: json({ [`login(${json({ password: s })})`]: 1 }) },
  })),
  at('raw text with a name', (s) => ({ method: 'POST', body: { mimeType: 'text/plain', text: `password: ${s}` } })),
  ...each('password pw client_secret private_key', 'JSON response', (name, s) => ({
    content: { mimeType: JSON_TYPE, text: json({ user: { [name]: s } }) },
  })),
  at('JSON in a JSON response', (s) => ({
    content: { mimeType: JSON_TYPE, text: json({ a: json({ password: s }) }) },
  })),
  at('key set response', (s) => ({
    content: {
      mimeType: JSON_TYPE,
      text: json({
        keys: [
          { kty: 'oct', k: s },
          { d: s, kty: 'OKP', crv: 'Ed25519', x: 'x' },
        ],
      }),
    },
  })),
  at('response cut short', (s) => ({ content: { mimeType: JSON_TYPE, text: json({ password: s }).slice(0, -2) } })),
  at('response in base64', (s) => ({
    content: { mimeType: JSON_TYPE, encoding: 'base64', text: b64(json({ password: s })) },
  })),
  at('form response', (s) => ({ content: { mimeType: FORM, text: `password=${q(s)}&token_type=x` } })),
  at('input of a page', (s) => ({
    content: {
      mimeType: 'text/html',
      text: `<form><input name="code" value="abc"><input type=hidden name="password" value="${xml(s)}"></form>`,
    },
  })),
  at('JSON lines', (s) => ({
    content: { mimeType: 'application/x-ndjson+json', text: `${json({ a: 1 })}\n${json({ password: s })}` },
  })),
  at('a private key in PEM', (s) => ({
    content: {
      mimeType: JSON_TYPE,
      text: json({ pem: `-----BEGIN PRIVATE KEY-----\n${b64(s)}\n-----END PRIVATE KEY-----` }),
    },
  })),
];

/** Places of credentials, which are kept to be recognised, and of what stands within them: nothing of it may come out. */
export const NEVER_SHOWN: readonly Place[] = [
  at('bearer token', (s) => ({ request: { Authorization: `Bearer ${b64url(s)}` } })),
  at('signature of a JWT', (s) => ({
    request: { Authorization: `Bearer ${jwt({}, {}).split('.').slice(0, 2).join('.')}.${b64url(s)}` },
  })),
  ...each('password pw client_secret refresh_token access_token sid session_id otp api_key', 'claim', (name, s) => ({
    request: { Authorization: `Bearer ${jwt({}, { [name]: s })}` },
  })),
  at('claim in a claim', (s) => ({
    request: { Authorization: `Bearer ${jwt({}, { user: { credentials: { password: s } } })}` },
  })),
  at('list in a claim', (s) => ({ request: { Authorization: `Bearer ${jwt({}, { password: [s] })}` } })),
  at('JSON in a claim', (s) => ({ request: { Authorization: `Bearer ${jwt({}, { data: json({ password: s }) })}` } })),
  at('URL in a claim', (s) => ({
    request: { Authorization: `Bearer ${jwt({}, { link: `${HOST}/?password=${q(s)}` })}` },
  })),
  at('symmetric JWK in a header', (s) => ({
    request: { Authorization: `Bearer ${jwt({ jwk: { kty: 'oct', k: s } }, {})}` },
  })),
  at('private JWK in a claim', (s) => ({
    request: { Authorization: `Bearer ${jwt({}, { cnf: { jwk: { kty: 'EC', crv: 'P-256', x: 'x', d: s } } })}` },
  })),
  at('JWT in a claim', (s) => ({
    request: { Authorization: `Bearer ${jwt({}, { inner: `${jwt({}, {})}${b64url(s)}` })}` },
  })),
  at('claim twice', (s) => ({
    request: {
      Authorization: `Bearer ${b64url('{"alg":"HS256"}')}.${b64url(`{"sub":"1","password":${json(s)},"password":"b"}`)}.c2lnbmF0dXJl`,
    },
  })),
  ...each('pw csrfToken access_token', 'member of a signed cookie', (name, s) => ({
    request: {
      Cookie: `sess=${b64(json({ passport: { user: { id: 1, [name]: s } } }))}; sess.sig=abcdefabcdefabcdefabcdefabc`,
    },
  })),
  at('cookie', (s) => ({ request: { Cookie: `sid=${q(s)}` } })),
  at('signed cookie', (s) => ({
    request: { Cookie: `connect.sid=s%3A${b64url(s)}.c2lnbmF0dXJlc2lnbmF0dXJlc2lnbmF0dXJlc2lnbmF0dXI` },
  })),
  at('Set-Cookie', (s) => ({ response: { 'Set-Cookie': `session=${q(s)}; Path=/; HttpOnly` } })),
  at('unknown attribute', (s) => ({
    response: { 'Set-Cookie': `session=abcdefgh12345678; Path=/; Backup=${b64url(s)}` },
  })),
  at('attribute without a value', (s) => ({
    response: { 'Set-Cookie': `session=abcdefgh12345678; Path=/; ${b64url(s)}` },
  })),
  ...each('Path Expires Max-Age SameSite', 'attribute', (name, s) => ({
    response: { 'Set-Cookie': `session=abcdefgh12345678; ${name}=${name === 'Path' ? '/' : ''}${b64url(s)}` },
  })),
  ...each('access_token code state id_token session_id token key ticket signature api_key', 'query', (name, s) =>
    query(`${name}=${q(b64url(s))}`),
  ),
  at('token in a URL in a parameter', (s) => query(`next=${q(`/x?access_token=${b64url(s)}`)}`)),
  at('token in the fragment', (s) => ({ url: `${HOST}/#access_token=${b64url(s)}&token_type=bearer` })),
  at('token in Referer', (s) => ({ request: { Referer: `${HOST}/?token=${b64url(s)}` } })),
  at('token in Location', (s) => ({ status: 302, response: { Location: `/cb#access_token=${b64url(s)}` } })),
  at('key as user of Basic', (s) => ({ request: { Authorization: `Basic ${b64(`sk_live_${b64url(s)}:`)}` } })),
  at('key as user of a URL', (s) => ({ url: `https://ghp_${b64url(s).replace(/[-_]/g, '')}@app.example.com/x` })),
  at('key as user with a password', (s) => ({
    url: `https://ghp_${b64url(s).replace(/[-_]/g, '')}:x-oauth-basic@app.example.com/x`,
  })),
  ...each('X-Api-Key X-Auth-Token X-CSRF-Token X-Session-Id', 'header', (name, s) => ({
    request: { [name]: b64url(s) },
  })),
  ...each('access_token refresh_token id_token', 'JSON response', (name, s) => ({
    content: { mimeType: JSON_TYPE, text: json({ [name]: b64url(s), token_type: 'Bearer', expires_in: 60 }) },
  })),
  ...each('code refresh_token SAMLResponse', 'form', (name, s) => ({
    method: 'POST',
    body: { mimeType: FORM, text: `grant_type=authorization_code&${name}=${q(b64url(s))}` },
  })),
];
