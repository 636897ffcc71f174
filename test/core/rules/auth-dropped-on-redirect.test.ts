import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/auth-dropped-on-redirect.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('is silent within one origin', () => {
  expect(
    severities('auth-dropped-on-redirect', [
      { status: 302, request: { authorization: bearer() } },
      { status: 401, redirectedFrom: '1' },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'redirected to another origin',
      'info',
      'A request with Authorization was redirected from app.example.com to api.example.com, arrived without it, and was answered 401.',
    ],
  ]);
});
