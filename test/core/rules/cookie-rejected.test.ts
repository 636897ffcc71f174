import { expect, it } from 'vitest';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { lintFor, severities } from './lint.ts';

const post = (line: string, more: object = {}) => ({
  url: 'https://api.example.net/login',
  method: 'POST',
  requestBody: { mediaType: 'application/json', fields: [{ name: 'user' }, { name: 'password' }] },
  response: { 'set-cookie': line },
  ...more,
});

it('needs no cookie store: what the login of an API at another site sets is refused by its line', () => {
  const [found] = lintFor('cookie-rejected', [post(`sid=${SESSION_ID}; Path=/; Secure; HttpOnly`)]);
  expect(found).toMatchObject({ severity: 'error' });
  expect(found?.message).toContain('Chrome refuses it');
  expect(found?.fix).toBe('Set-Cookie: sid=…; Path=/; Secure; HttpOnly; SameSite=None; Partitioned');
});

it('is an info where the server was only asked in passing', () => {
  const of = (more: object) =>
    severities('cookie-rejected', [
      { url: 'https://api.example.net/', response: { 'set-cookie': `sid=${SESSION_ID}; Secure` }, ...more },
    ]);
  expect(of({})).toEqual(['info']);
  expect(of({ type: 'image' })).toEqual([]);
});

it('is silent on navigations, in Firefox without SameSite, and on what authenticates nobody', () => {
  const lax = `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax`;
  expect(severities('cookie-rejected', [post(lax, { type: 'document' })])).toEqual([]);
  expect(severities('cookie-rejected', [post(`sid=${SESSION_ID}; Secure`)], { browser: 'firefox' })).toEqual([]);
  expect(severities('cookie-rejected', [post('theme=dark; SameSite=Lax')])).toEqual([]);
});

it('leaves reasons that have a rule to that rule', () => {
  const line = `sid=${SESSION_ID}; Path=/; SameSite=None`;
  expect(severities('cookie-rejected', [{ response: { 'set-cookie': line } }])).toEqual([]);
  expect(severities('cookie-samesite-none-insecure', [{ response: { 'set-cookie': line } }])).toEqual(['error']);
});
