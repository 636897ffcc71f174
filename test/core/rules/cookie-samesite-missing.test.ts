import { describe, expect, it } from 'vitest';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { lintFor, severities } from './lint.ts';

it('fires on localhost too', () => {
  expect(
    severities('cookie-samesite-missing', [
      {
        url: 'http://localhost:3000/',
        pageUrl: 'http://localhost:3000/',
        response: { 'set-cookie': `sid=${SESSION_ID}; Path=/` },
      },
    ]),
  ).toEqual(['warning']);
});

it('leaves an unknown value to another rule', () => {
  expect(
    severities('cookie-samesite-missing', [{ response: { 'set-cookie': `sid=${SESSION_ID}; SameSite=Some` } }]),
  ).toEqual([]);
});

it.each([
  ['Basic YWRhOmxvdmVsYWNl', 'info'],
  ['Negotiate YIIJvwYGKwYBBQUCoIIJszCC', 'info'],
  ['Bearer eyJhbGciOiJIUzI1NiJ9.e30.c2ln', 'warning'],
])('weighs less beside what the browser adds by itself (%s)', (authorization, severity) => {
  const line = `sid=${SESSION_ID}; Path=/; Secure; HttpOnly`;
  expect(
    severities('cookie-samesite-missing', [{ request: { authorization }, response: { 'set-cookie': line } }]),
  ).toEqual([severity]);
});

describe('the fix', () => {
  const fixOf = (request: Record<string, string>, method = 'POST') =>
    lintFor('cookie-samesite-missing', [
      {
        url: 'https://app.example.com/saml/acs',
        method,
        type: 'document',
        status: 303,
        request,
        response: { location: '/', 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly` },
      },
    ])[0]?.fix;
  const sent = { origin: 'https://idp.example.org', cookie: 'sid=cookietest' };

  it('is None where a form of another site brought the cookie, which Lax would have kept back', () => {
    expect(fixOf(sent)).toContain('SameSite=None');
  });

  it.each([
    ['brought no such cookie', { origin: sent.origin, cookie: 'other=1; sid2=2' }, 'POST'],
    ['is of the same site', { ...sent, origin: 'https://login.example.com' }, 'POST'],
    ['followed a link', sent, 'GET'],
  ])('is Lax where the request %s', (_, request, method) => {
    expect(fixOf(request, method)).toContain('SameSite=Lax');
  });
});
