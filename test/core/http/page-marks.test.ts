import { expect, test } from 'vitest';
import { cutPage } from '../../../src/core/http/form-post.ts';
import { readPageMarks } from '../../../src/core/http/page-marks.ts';

const html = (text: string) => readPageMarks('text/html', text);

test.each([
  '<form><input name=u><input type="password" name=p></form>',
  "<input required type='password'>",
  '<INPUT TYPE=password>',
])('%s asks for a password', (text) => expect(html(text)).toMatchObject({ loginForm: true }));

test.each([
  '<input type=password name=old_password><input type=password name=new_password>',
  '<input type="password" autocomplete="new-password">',
  '<input type=text name=password>',
  '<p>password</p>',
])('%s asks for none to sign in with', (text) => expect(html(text)?.loginForm).toBeUndefined());

test.each([
  '<a href="/logout">Bye</a>',
  '<a href="logout.jsp">Logout</a>',
  '<a class="x" href="/users/sign_out?x=1">ada</a>',
  '<form method=post action="/accounts/logout/"><button>ok</button></form>',
  '<button type="button">Sign out</button>',
  '<a href="/u/9"> Abmelden </a>',
  '<a href="#"><span>Se déconnecter</span></a>',
  '<input type="submit" value="Log out">',
])('%s offers to sign out', (text) => expect(html(text)).toMatchObject({ signOut: true }));

test.each([
  '<a href="/blog/how-we-built-it">How to build a logout</a>',
  '<script>const logout = "/logout";</script>',
  '<p>Log out</p>',
  '<a href="/next?return=/logout">Go on</a>',
])('%s does not', (text) => expect(html(text)?.signOut).toBeUndefined());

test.each(['Invalid username or password', 'Login failed.', 'Wrong password!', 'Your password is incorrect'])(
  'the words “%s” refuse',
  (text) => expect(html(`<p>${text}</p>`)).toMatchObject({ refused: true }),
);

test.each([
  ['{"success":true}', { accepted: true }],
  ['{"ok":true,"user":{"id":1}}', { accepted: true }],
  ['{"status":"success"}', { accepted: true }],
  ['{"user":{"id":7}}', { accepted: true }],
  ['{"user":null}', {}],
  ['{"success":false}', { refused: true }],
  ['{"status":"error","code":7}', { refused: true }],
  ['{"errors":[{"message":"no"}]}', { refused: true }],
  ['{"error":null,"ok":true}', { accepted: true }],
  ['{"errors":[]}', {}],
  ['{"items":[]}', {}],
])('%s says %o', (text, marks) => expect(readPageMarks('application/json', text)).toEqual(marks));

test('a picture and broken JSON have no marks', () => {
  expect(readPageMarks('image/png', 'abc')).toBeUndefined();
  expect(readPageMarks('application/json', '{"a":')).toBeUndefined();
});

test('a page that was cut to its marks has the same marks, and none of its text', () => {
  const page =
    '<title>Ada</title><a href="/login">in</a><a href="/logout">out</a><input type=password name=p value="hunter2">Login failed';
  const cut = cutPage(page);
  expect(readPageMarks('text/html', cut)).toEqual(html(page));
  expect(cut).not.toMatch(/Ada|hunter2/);
  expect(readPageMarks('text/html', cutPage('<p>nothing</p>'))).toEqual({ page: true });
});

test.each([
  'Log out',
  'log-out',
  'Logout',
  'Sign off',
  'Signoff',
  'LOG OFF',
  'Abmelden',
  'Déconnexion',
  'Se deconnecter',
  'Se déconnexion',
  'Cerrar sesión',
  'Cerrar sesion',
  'Salir',
  'Sair',
  'Esci',
  'Disconnetti',
  'Uitloggen',
  'Afmelden',
  'Logga ut',
  'Log ud',
  'Logg ut',
  'Kirjaudu ulos',
  'Wyloguj',
  'Wyloguj się',
  'Odhlásit',
  'Odhlasit se',
  'Kijelentkezés',
  'Выйти',
  'Выход',
  'Вийти',
  '退出',
  '退出登录',
  '登出',
  'ログアウト',
  '로그아웃',
  'Çıkış',
  'Çıkış yap',
  '» Log out «',
  '[ Log out ]',
])('a button that is called “%s” signs out', (words) => {
  expect(html(`<button>${words}</button>`)).toEqual({ page: true, signOut: true });
  expect(html(`<input type="submit" value="${words}">`)).toEqual({ page: true, signOut: true });
});

test.each(['Log outside', 'Do not log out', 'Catalog out', 'Exit', 'Log out of all devices', '…………………… Log out', 'Lo'])(
  'a button that is called “%s” may do anything',
  (words) => expect(html(`<button>${words}</button>`)?.signOut).toBeUndefined(),
);

test.each([
  ['href="/abmelden"', { signOut: true }],
  ['href="/deconnexion"', { signOut: true }],
  ['href="/cerrar-sesion"', { signOut: true }],
  ['href="/cerrarsesion"', { signOut: true }],
  ['href="/uitloggen"', { signOut: true }],
  ['href="/wyloguj"', { signOut: true }],
  ['href="/log-off"', { signOut: true }],
  ['href="/signout"', { signOut: true }],
  ['href = "/logout"', { signOut: true }],
  ["href='/logout'", { signOut: true }],
  ['href=/logout', { signOut: true }],
  ['class="x" formaction="/logout"', { signOut: true }],
  ['id="logout-link"', { signOut: true }],
  ['name="logout"', { signOut: true }],
  ['data-testid="logout"', { signOut: true }],
  ['hx-post="/logout"', { signOut: true }],
  ['class="logout"', {}],
  ['title="logout"', {}],
  ['href="/x?next=logout"', {}],
  ['data-href="/x" class="logout"', {}],
  ['href="/login"', { signIn: true }],
  ['href="/sign_in"', { signIn: true }],
  ['href="/signin"', { signIn: true }],
  ['href="/log-on"', { signIn: true }],
  ['href="/anmelden"', { signIn: true }],
  ['href="/connexion"', { signIn: true }],
  ['href="/iniciar-sesion"', { signIn: true }],
  ['href="/iniciarsesion"', { signIn: true }],
  ['href="/inloggen"', { signIn: true }],
  ['href="/zaloguj"', { signIn: true }],
  ['href="/blogging"', {}],
  ['href="/signing"', {}],
  ['href="/assign/7"', {}],
])('a link with %s: %o', (attributes, marks) => {
  for (const tag of ['a', 'area']) expect(html(`<${tag} ${attributes}>x`)).toEqual({ page: true, ...marks });
});

test('what a list item or a span is called is read, and no address in it; a form does not sign in', () => {
  expect(html('<li data-x="/logout">x</li><span id="logout">x</span>')).toEqual({ page: true });
  expect(html('<li>Log out</li>')).toEqual({ page: true, signOut: true });
  expect(html('<span data-to="/login">x</span>')).toEqual({ page: true, signIn: true });
  expect(html('<li data-to="/login">x</li><form action="/login">')).toEqual({ page: true });
  expect(html('<link href="/logout"><p id="logout">')).toEqual({ page: true });
});

test.each(['new', 'confirm', 'repeat', 'again', 'retype', 'verify', 'old', 'current', 'neues', 'nueva', 'nouveau'])(
  'a field for a password called %s is for a change of it',
  (name) => {
    expect(
      html(`<input type="password" name="${name}-pw"><input type="password" name="pw">`)?.loginForm,
    ).toBeUndefined();
  },
);

test('a field for a password may be written with blanks, and is one of an input alone', () => {
  expect(html('<input type = "password" name=pw>')).toEqual({ page: true, loginForm: true });
  expect(html('<input name=pw type=password>')).toEqual({ page: true, loginForm: true });
  expect(html('<button type="password">x</button>')).toEqual({ page: true });
  expect(html('<input mytype="password">')).toEqual({ page: true });
});

test.each([
  'invalid password',
  'Incorrect e-mail',
  'Incorrect email',
  'Wrong passcode',
  'bad credentials',
  'Bad credential',
  'unknown user',
  'Unrecognised user name',
  'unrecognized username',
  'Invalid login',
  'Invalid code',
  'Invalid one time code',
  'Login failed',
  'Log-in denied',
  'Sign-in error',
  'signin unsuccessful',
  'Logon has failed',
  'Authentication failed',
  'Authorization denied',
  'Password was wrong',
  'password is invalid',
  'We could not sign you in',
  "The passwords didn't match",
  'The password did not match',
  'We don’t know it; it does not log in',
  'Access denied',
  'Falsches Passwort',
  'Mot de passe incorrect',
  'Contraseña incorrecta',
])('the words “%s” refuse, whatever their case', (text) => {
  expect(html(`<p>${text}</p>`)).toEqual({ page: true, refused: true });
  expect(html(`<p>${text.toUpperCase()}</p>`)).toEqual({ page: true, refused: true });
});

test.each([
  'Invalid in every way that one may think of: your password',
  'A valid password',
  'Invalidate user sessions',
  'Wrong users',
  'Your login succeeded',
  'Passwords are never wrong',
  'Log in to match',
])('the words “%s” do not', (text) => expect(html(`<p>${text}</p>`)).toEqual({ page: true }));

test.each('ok okay success succeeded successful true authenticated logged_in loggedin done OK'.split(' '))(
  'a status that is %s says that it was done',
  (word) => {
    expect(readPageMarks('application/json', JSON.stringify({ status: word }))).toEqual({ accepted: true });
  },
);

test.each('error fail failed failure false denied unauthorized unauthorised invalid rejected forbidden'.split(' '))(
  'a status that is %s says that it was refused',
  (word) => {
    expect(readPageMarks('application/json', JSON.stringify({ status: word }))).toEqual({ refused: true });
  },
);

test.each(
  'success ok status result authenticated is_authenticated isAuthenticated logged_in loggedIn is_logged_in isLoggedIn valid state code auth'.split(
    ' ',
  ),
)('the member %s tells how it went', (name) => {
  expect(readPageMarks('application/json', JSON.stringify({ [name]: true }))).toEqual({ accepted: true });
  expect(readPageMarks('application/json', JSON.stringify({ [name]: false }))).toEqual({ refused: true });
  expect(readPageMarks('application/json', JSON.stringify({ [name]: 'broken' }))).toEqual({});
  expect(readPageMarks('application/json', JSON.stringify({ [`my${name}s`]: true }))).toEqual({});
});

test.each(
  'user current_user currentUser account profile me member customer principal user_id userId user_name username display_name displayName email mail'.split(
    ' ',
  ),
)('the member %s says that somebody was let in', (name) => {
  expect(readPageMarks('application/json', JSON.stringify({ [name]: 'ada' }))).toEqual({ accepted: true });
  for (const empty of [null, '', 0, false, []])
    expect(readPageMarks('application/json', JSON.stringify({ [name]: empty }))).toEqual({});
  expect(readPageMarks('application/json', JSON.stringify({ [`my${name}s`]: 'ada' }))).toEqual({});
});

test.each('error errors error_code errorCode error_message errorMessage error_description'.split(' '))(
  'the member %s refuses, whoever else is named',
  (name) => {
    expect(readPageMarks('application/json', JSON.stringify({ user: 'ada', [name]: 'no', ok: true }))).toEqual({
      refused: true,
    });
    expect(readPageMarks('application/json', JSON.stringify({ [`my_${name}`]: 'no' }))).toEqual({});
  },
);

test('marks are read of JSON whatever it is called, of an object only, and not of much data', () => {
  expect(readPageMarks('text/plain', ' \n {"ok":true}')).toEqual({ accepted: true });
  expect(readPageMarks('application/json', '[1]')).toBeUndefined();
  expect(readPageMarks('text/plain', 'Login failed')).toBeUndefined();
  expect(readPageMarks('application/json', `{"ok":true,"x":"${'x'.repeat(17_000)}"}`)).toBeUndefined();
  const late = Object.fromEntries(Array.from({ length: 70 }, (_, index) => [`m${index}`, 1]));
  expect(readPageMarks('application/json', JSON.stringify({ ...late, ok: true }))).toEqual({});
});
