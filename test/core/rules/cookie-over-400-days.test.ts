import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-over-400-days.ts';
import { severities, tell } from './lint.ts';

it('is silent at the limit', () => {
  expect(
    severities('cookie-over-400-days', [{ response: { 'set-cookie': 'csrf_token=x; Secure; Max-Age=34560000' } }]),
  ).toEqual([]);
});

it.each(['theme=dark', '_ga=GA1.1.1838291023.1762074843', 'logged_in=yes'])(
  'is silent on what has nothing to do with signing in: %s',
  (pair) => {
    const line = `${pair}; Path=/; Secure; SameSite=Lax; Max-Age=315360000`;
    expect(severities('cookie-over-400-days', [{ response: { 'set-cookie': line } }])).toEqual([]);
  },
);

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['ten years', 'info', 'The CSRF cookie "csrf_token" asks for 10 years; browsers keep it for 400 days.'],
  ]);
});
