import { expect, it } from 'vitest';
import { NOW, SESSION_ID, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { lintFor, severities } from './lint.ts';

it('is a warning where the cookie itself is the session', () => {
  expect(
    severities('session-cookie-kept-at-logout', [
      { url: 'https://app.example.com/logout', method: 'POST', request: { cookie: `token=${sampleJwt()}` } },
      { request: { cookie: `token=${sampleJwt()}` } },
    ]),
  ).toEqual(['warning']);
});

it('is silent on a request that was under way', () => {
  expect(
    severities('session-cookie-kept-at-logout', [
      { url: 'https://app.example.com/logout', method: 'POST', at: NOW, request: { cookie: `token=${sampleJwt()}` } },
      { at: NOW + 10, request: { cookie: `token=${sampleJwt()}` } },
    ]),
  ).toEqual([]);
});

const logout = (deletion: string) => [
  {
    url: 'https://app.example.com/logout',
    method: 'POST',
    request: { cookie: `sid=${SESSION_ID}` },
    response: { 'set-cookie': deletion },
  },
  { request: { cookie: `sid=${SESSION_ID}` } },
];

it.each([
  ['Path=/; Domain=example.com', 'sid=; Path=/; Max-Age=0', 'Domain=example.com; Path=/'],
  ['Path=/', 'sid=; Path=/app; Max-Age=0', 'Path=/'],
])('says why a cookie set with %s survives the deletion %s', (scope, deletion) => {
  const [found, ...more] = lintFor('session-cookie-kept-at-logout', [
    { response: { 'set-cookie': `sid=${SESSION_ID}; ${scope}; Secure; HttpOnly; SameSite=Lax` } },
    ...logout(deletion),
  ]);
  expect(more).toEqual([]);
  expect(found).toMatchObject({ severity: 'warning', confidence: 'high' });
  expect(found?.fix).toBe(`Set-Cookie: sid=; ${scope}; Secure; HttpOnly; SameSite=Lax; Max-Age=0`);
});

it('is silent where the very cookie was deleted', () => {
  expect(
    severities('session-cookie-kept-at-logout', [
      { response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax` } },
      ...logout('sid=; Path=/; Max-Age=0'),
    ]),
  ).toEqual([]);
});

it('is an info where another cookie signed in and was deleted, and this one was there before', () => {
  const sealed = (text: string) =>
    `${Buffer.from(`{"csrf":"${text}"}`).toString('base64')}--${'5db18724b569c0c9'.repeat(4)}`;
  const [visit, ticket] = [`session=${sealed('a')}`, `auth_tkt=${SESSION_ID}`];
  const leave = (deletion: string) =>
    severities('session-cookie-kept-at-logout', [
      { response: { 'set-cookie': `${visit}; Path=/; HttpOnly` } },
      {
        url: 'https://app.example.com/logout',
        method: 'POST',
        request: { cookie: `${visit}; ${ticket}` },
        response: { 'set-cookie': deletion },
      },
      { request: { cookie: visit } },
    ]);
  expect(leave('auth_tkt=; Path=/; Max-Age=0')).toEqual(['info']);
  expect(leave('theme=; Path=/; Max-Age=0')).toEqual(['warning']);
});
