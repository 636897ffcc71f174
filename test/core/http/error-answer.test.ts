import { describe, expect, it } from 'vitest';
import { cutToAnswer, readAnswer } from '../../../src/core/http/error-answer.ts';
import { cutPage } from '../../../src/core/http/form-post.ts';
import { findQuadratic } from './linear.ts';

const json = (value: unknown) => readAnswer('application/json', JSON.stringify(value));

describe('what a body says of a refusal', () => {
  it('is the error of OAuth with its description', () => {
    expect(json({ error: 'invalid_grant', error_description: 'Code was used.' })).toEqual({
      error: 'invalid_grant',
      description: 'Code was used.',
    });
  });

  it('is the code and the detail of a problem, and the message of a framework', () => {
    expect(json({ title: 'Forbidden', detail: 'CSRF Failed: CSRF token missing.' })?.description).toContain('CSRF');
    expect(json({ name: 'JsonWebTokenError', message: 'jwt malformed' })).toEqual({
      error: 'JsonWebTokenError',
      description: 'jwt malformed',
    });
    expect(json({ error: { code: 'TOKEN_EXPIRED', message: 'Token has expired' } })).toEqual({
      error: 'TOKEN_EXPIRED',
      description: 'Token has expired',
    });
  });

  it('knows the errors of GraphQL that nobody is signed in', () => {
    expect(
      json({ data: null, errors: [{ message: 'no', extensions: { code: 'UNAUTHENTICATED' } }] })?.unauthenticated,
    ).toBe(true);
    expect(json({ errors: [{ message: 'You are not logged in' }] })?.unauthenticated).toBe(true);
    expect(
      json({ errors: [{ message: 'Cannot query field x', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] })
        ?.unauthenticated,
    ).toBeUndefined();
  });

  it('knows a session without anybody in it', () => {
    for (const value of [
      null,
      {},
      { user: null },
      { session: null, user: null },
      { data: { user: null } },
      { authenticated: false },
    ])
      expect(json(value)?.emptySession).toBe(true);
    expect(json({ user: { name: 'mira' } })?.emptySession).toBeUndefined();
    expect(json({ items: [] })?.emptySession).toBeUndefined();
  });

  it('reads the names of a key set and the relying party of a passkey', () => {
    expect(json({ keys: [{ kty: 'RSA', kid: 'k1', alg: 'RS256', n: 'x' }] })?.keys).toEqual([
      { kid: 'k1', alg: 'RS256' },
    ]);
    expect(json({ publicKey: { challenge: 'abc', rpId: 'example.com' } })?.rpId).toBe('example.com');
  });

  it('holds no token, no key and no address of anybody', () => {
    const said = json({
      message: `token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln of mira@example.com with ${'a1B2'.repeat(10)}`,
    });
    expect(JSON.stringify(said)).not.toMatch(/eyJ|mira@|a1B2/);
  });

  it('reads of a page whether it asks for a password, and of one that refuses what it says', () => {
    const form = '<title>Sign in</title><form><input type="password" name="p"></form>';
    expect(readAnswer('text/html', form)?.loginForm).toBe(true);
    const refused =
      '<title>403 Forbidden</title><style>.cookie{}</style><script>var expired</script><p>CSRF verification failed. Request aborted.</p>';
    expect(readAnswer('text/html', cutToAnswer(refused))).toEqual({
      title: '403 Forbidden',
      description: 'CSRF verification failed',
    });
    expect(cutPage('<p>We use cookies. Your cart has expired.</p>')).toBe('<html>');
    expect(cutPage(refused, true)).toContain('CSRF verification failed');
  });

  it('is linear on pages that nest and never close', () => {
    const pieces = ['<script', '<title>', '<', '<input type', 'cookie '];
    expect(findQuadratic((text) => readAnswer('text/html', text), '', 40_000, pieces)).toEqual([]);
  });

  it('says nothing of other bodies', () => {
    expect(json({ items: [1, 2, 3] })).toBeUndefined();
    expect(readAnswer('application/json', '{broken')).toBeUndefined();
    expect(readAnswer('image/png', 'PNG')).toBeUndefined();
  });
});

describe('the error in JSON', () => {
  it.each([
    [{ error: 'invalid_grant' }, 'invalid_grant'],
    [{ error: { code: 'TOKEN_EXPIRED' } }, 'TOKEN_EXPIRED'],
    [{ error: { status: 'UNAUTHENTICATED' } }, 'UNAUTHENTICATED'],
    [{ error: { type: 'OAuthException' } }, 'OAuthException'],
    [{ errors: { code: 'E_AUTH' } }, 'E_AUTH'],
    [{ code: 'rest_forbidden' }, 'rest_forbidden'],
    [{ errorCode: 'E0000011' }, 'E0000011'],
    [{ error_code: 'session_not_found' }, 'session_not_found'],
    [{ name: 'TokenExpiredError' }, 'TokenExpiredError'],
    [{ error: { code: 401, status: 'UNAUTHENTICATED' } }, 'UNAUTHENTICATED'],
    [{ code: 401, name: 'Unauthorized' }, 'Unauthorized'],
    [{ error: 'urn:acme:error/not.found' }, 'urn:acme:error/not.found'],
  ])('%j has the code %s', (value, code) => expect(json(value)?.error).toBe(code));

  it.each([
    { error: '-x' },
    { error: 'x' },
    { error: `x${'y'.repeat(80)}` },
    { error: 'two\nlines' },
    { error: '<b>no</b>' },
    { status: 'active' },
    { error: true },
  ])('%j has none', (value) => expect(json(value)?.error).toBeUndefined());

  it.each([
    [{ error: 'x1', error_description: 'one', message: 'two' }, 'one'],
    [{ message: 'two', detail: 'three' }, 'two'],
    [{ detail: 'three', title: 'five' }, 'three'],
    [{ error: { message: 'four' } }, 'four'],
    [{ msg: 'five' }, 'five'],
    [{ title: 'six', reason: 'eight' }, 'six'],
    [{ error: 'Not for you', reason: 'eight' }, 'Not for you'],
    [{ reason: 'eight', errorSummary: 'nine' }, 'eight'],
    [{ errorSummary: 'nine' }, 'nine'],
    [{ message: '  ', detail: 'three' }, 'three'],
    [{ message: 7, detail: 'three' }, 'three'],
    [{ message: ' a \n\t b  ' }, 'a b'],
  ])('%j says “%s”', (value, said) => expect(json(value)?.description).toBe(said));

  it('is cut where it is long, and a long text under another name is none', () => {
    const long = 'word '.repeat(100);
    const said = json({ message: long })?.description;
    expect(said).toHaveLength(240);
    expect(said?.endsWith('…')).toBe(true);
    expect(json({ message: `${'word '.repeat(47)}words` })?.description).toHaveLength(240);
    expect(json({ reason: long })).toBeUndefined();
  });
});

describe('errors of GraphQL', () => {
  it.each([
    [{ message: 'no', extensions: { code: 'UNAUTHENTICATED' } }, true],
    [{ message: 'no', extensions: { code: 'invalid-jwt' } }, true],
    [{ message: 'no', extensions: { code: 'AUTH_NOT_AUTHENTICATED' } }, true],
    [{ message: 'no', extensions: { category: 'authentication' } }, true],
    [{ message: 'no', code: 'unauthorized' }, true],
    [{ message: 'You are not authenticated' }, true],
    [{ message: 'not authorised' }, true],
    [{ message: 'jwt expired' }, true],
    [{ message: 'You must be signed in' }, true],
    [{ message: 'Signature has expired' }, true],
    [{ message: 'not logged in', extensions: { code: 'BAD_USER_INPUT' } }, undefined],
    [{ message: 'knot logged index' }, undefined],
    [{ message: 'no', extensions: { category: 'authentication-log' } }, undefined],
    [{ message: 7 }, undefined],
    ['not logged in', undefined],
  ])('%j: nobody is signed in: %s', (error, is) =>
    expect(json({ data: null, errors: [error] })?.unauthenticated).toBe(is),
  );

  it('give the first message and the first code', () => {
    const errors = [
      { message: 'first', extensions: { code: 'BAD_INPUT' } },
      { message: 'second', extensions: { code: 'UNAUTHENTICATED' } },
    ];
    expect(json({ errors })).toEqual({ error: 'BAD_INPUT', description: 'first', unauthenticated: true });
    expect(json({ errors: [{ message: 'one', extensions: { code: '<odd>' } }] })?.error).toBeUndefined();
  });
});

describe('an answer that knows nobody', () => {
  it.each([
    { session: null },
    { currentUser: null },
    { me: null },
    { account: { user: null } },
    { isAuthenticated: false, x: 1 },
    { loggedIn: false },
    { signedIn: false },
    { is: 1, viewer: null },
  ])('%j', (value) => expect(json(value)?.emptySession).toBe(true));

  it.each([
    { isAuthenticated: true },
    { username: null },
    { user: { name: null } },
    { data: { item: null } },
    { authenticatedBy: false },
    [],
    [null],
    7,
    { user: null, padding: 'x'.repeat(400) },
  ])('is not %j', (value) => expect(json(value)?.emptySession).toBeUndefined());

  it('may be written with blanks around it, and called a text', () => {
    expect(readAnswer('text/plain', ' \n null \n')).toEqual({ emptySession: true });
    expect(readAnswer('text/plain', 'nullable')).toEqual({ description: 'nullable' });
  });
});

describe('what else an answer is read for', () => {
  it('is the keys of a set: none that has no type, none that is no object, and no more than 64', () => {
    const keys = [{ kty: 'RSA' }, { kid: 'no-type' }, 'text', null, { kty: 'EC', kid: 7, alg: 'ES256' }];
    expect(json({ keys })?.keys).toEqual([{}, { alg: 'ES256' }]);
    expect(json({ keys: [] })).toBeUndefined();
    expect(json({ keys: Array.from({ length: 70 }, () => ({ kty: 'RSA' })) })?.keys).toHaveLength(64);
    const long = json({ keys: [{ kty: 'RSA', kid: 'k'.repeat(300), alg: 'a'.repeat(50) }] })?.keys?.[0];
    expect([long?.kid?.length, long?.alg?.length]).toEqual([200, 20]);
  });

  it('is the relying party, where it is one', () => {
    expect(json({ rp: { id: 'example.com', name: 'x' } })?.rpId).toBe('example.com');
    expect(json({ challenge: 'abc', rpId: 'example.com' })?.rpId).toBe('example.com');
    expect(json({ rpId: 'example.com' })?.rpId).toBeUndefined();
    expect(json({ publicKey: { rp: { name: 'x' } } })?.rpId).toBeUndefined();
    expect(json({ challenge: 'abc', rpId: 'x'.repeat(300) })?.rpId).toHaveLength(253);
  });

  it('is the scope that came with a token', () => {
    expect(json({ access_token: 'x', scope: 'openid mail' })?.scope).toBe('openid mail');
    expect(json({ scope: 'openid mail' })).toBeUndefined();
    expect(json({ access_token: 'x', scope: 's'.repeat(600) })?.scope).toHaveLength(500);
  });

  it('is not looked for in long data that has no word of an error', () => {
    const rows = Array.from({ length: 100 }, (_, id) => ({ id, city: 'Vienna' }));
    expect(json({ rows, message: 'three hundred' })).toBeUndefined();
    expect(json({ rows, error: 'too_many' })?.error).toBe('too_many');
    expect(readAnswer('application/json', `{"error" : "too_many", "x": "${'x'.repeat(2000)}"}`)?.error).toBe(
      'too_many',
    );
    expect(readAnswer('application/json', `{"error":"x1","x":"${'x'.repeat(70_000)}"}`)).toBeUndefined();
  });
});

describe('a text in plain words', () => {
  it('is what it says, when it is short and called a text or nothing', () => {
    expect(readAnswer('text/plain', 'Invalid token')).toEqual({ description: 'Invalid token' });
    expect(readAnswer('', ' Invalid  token\n')).toEqual({ description: 'Invalid token' });
    expect(readAnswer('text/plain', 'x '.repeat(120))?.description).toHaveLength(239);
    expect(readAnswer('text/plain', 'x '.repeat(121))).toBeUndefined();
    expect(readAnswer('text/plain', '   ')).toBeUndefined();
    expect(readAnswer('x-text/plain', 'Invalid token')).toBeUndefined();
    expect(readAnswer('text/css', 'a{}')).toBeUndefined();
  });

  it('is read as JSON or as a page when it is one, whatever it is called', () => {
    expect(readAnswer('text/plain', ' {"error":"invalid_token"}')?.error).toBe('invalid_token');
    expect(readAnswer('', ' \n<title>No</title>')).toEqual({ title: 'No' });
    expect(readAnswer('text/plain', 'a < b')).toEqual({ description: 'a < b' });
    expect(readAnswer('text/html', '{"error":"x1"}')).toBeUndefined();
    expect(readAnswer('application/problem+json', '{"title":"No"}')).toEqual({ description: 'No' });
  });

  it('keeps short words, and no address of a person', () => {
    expect(json({ message: `user a@b of ${'a'.repeat(23)}` })?.description).toBe(`user … of ${'a'.repeat(23)}`);
    expect(json({ message: `key ${'a'.repeat(24)}.` })?.description).toBe('key …');
  });
});

describe('a page', () => {
  it.each([
    '<input type="password">',
    "<INPUT name=p TYPE = 'password'>",
    '<input type=password>',
    '<input class="x" data-y="z" type="password" name="p">',
  ])('with %s asks for a password', (html) => expect(readAnswer('text/html', html)?.loginForm).toBe(true));

  it.each(['<input type="text" name="password">', '<inputs type="password">', '<p>type=password</p>'])(
    'with %s does not',
    (html) => expect(readAnswer('text/html', html)).toBeUndefined(),
  );

  it('says only what is shown, sentence by sentence and block by block', () => {
    const said = (html: string) => readAnswer('text/html', html)?.description;
    expect(said('<p>Hello</p><p>Access denied</p><div>Bye</div>')).toBe('Access denied');
    expect(said('<h1>Forbidden</h1>You <b>may</b> go')).toBe('Forbidden');
    expect(said('Sorry. Your session <i>has</i> expired! Bye')).toBe('Your session has expired');
    expect(said('one<br>expired')).toBe('expired');
    expect(said('<span>a</span><span>forbidden</span>')).toBe('a forbidden');
    expect(said('<title>Forbidden</title><p>x</p>')).toBeUndefined();
    expect(said('<STYLE>a{content:"forbidden"}</STYLE>')).toBeUndefined();
    expect(said('<script>forbidden</script> ok <script>forbidden')).toBeUndefined();
    expect(said('a <b forbidden')).toBeUndefined();
  });

  it.each([
    'CSRF check failed',
    'Invalid parameter: redirect',
    'The redirect_uri is wrong',
    'You are unauthorised',
    'This is not allowed',
    'Token mismatch',
    'Enable cookies',
    'Unknown RelayState',
    'Request too large',
    'Origin checking failed',
    'It does not match',
  ])('that says “%s” refuses', (text) => expect(readAnswer('text/html', `<p>${text}`)?.description).toBe(text));

  it('is cut to its title and its reason, which hold no tag', () => {
    expect(cutToAnswer('<title lang="en">A &lt; B</title><p>x & y forbidden</p>')).toBe(
      '<title>A  lt; B</title><p>x   y forbidden</p>',
    );
    expect(cutToAnswer('<p>Hello</p>')).toBe('');
    expect(cutToAnswer('<p>forbidden</p>')).toBe('<p>forbidden</p>');
  });
});

describe('a page that refuses', () => {
  it.each([
    ['<title>Oops</title>Invalid parameter: redirect_uri', 'Invalid parameter: redirect_uri'],
    ['<script>let x = "forbidden";</script>You are not allowed here', 'You are not allowed here'],
    ['<style>.forbidden { color: red }</style><p>Access denied</p>', 'Access denied'],
  ])('says what people read of it, and nothing of its tags: %s', (html, description) => {
    expect(readAnswer('text/html', html)?.description).toBe(description);
  });
});
