import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is a warning on a private host', () => {
  expect(severities('auth-over-http', [{ url: 'http://192.168.0.9/', request: { authorization: bearer() } }])).toEqual([
    'warning',
  ]);
});

it('is silent on cookies that authenticate nobody', () => {
  expect(severities('auth-over-http', [{ url: 'http://app.example.com/', request: { cookie: 'theme=dark' } }])).toEqual(
    [],
  );
});
