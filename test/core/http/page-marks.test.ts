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
