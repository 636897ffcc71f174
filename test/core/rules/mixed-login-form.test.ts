import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/mixed-login-form.ts';
import { loginPost } from '../../../src/core/rules/support/example-flows.ts';
import { severities, tellFalsely } from './lint.ts';

it('finds a page that came over http', () => {
  expect(severities('mixed-login-form', [loginPost({ type: 'fetch', pageUrl: 'http://app.example.com/' })])).toEqual([
    'error',
  ]);
});

it('is a warning on a private host', () => {
  expect(
    severities('mixed-login-form', [loginPost({ url: 'http://app.internal/login', pageUrl: 'http://app.internal/' })]),
  ).toEqual(['warning']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
