import { expect, it } from 'vitest';
import { encodeBase64Url, SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('a week is worth an info', () => {
  expect(
    severities('cookie-session-persistent', [{ response: { 'set-cookie': `sid=${SESSION_ID}; Max-Age=604800` } }]),
  ).toEqual(['info']);
});

it('is silent on other cookies', () => {
  expect(
    severities('cookie-session-persistent', [{ response: { 'set-cookie': 'theme=dark; Max-Age=31536000' } }]),
  ).toEqual([]);
});

it('judges an encrypted token by its cookie, as nobody can read when it expires', () => {
  const header = encodeBase64Url('{"alg":"dir","enc":"A256GCM"}');
  const [iv, text, tag] = [SESSION_ID.slice(0, 16), SESSION_ID.repeat(8), SESSION_ID.slice(0, 22)];
  const cookie = `sid=${header}..${iv}.${text}.${tag}; Max-Age=${60 * 86_400}; Secure; HttpOnly; SameSite=Lax`;
  expect(severities('cookie-session-persistent', [{ response: { 'set-cookie': cookie } }])).toEqual(['warning']);
});
