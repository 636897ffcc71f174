import { expect, it } from 'vitest';
import { NOW } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('is silent on four redirects over a minute', () => {
  expect(
    severities(
      'session-loop',
      Array.from({ length: 4 }, (_, index) => ({
        at: NOW + index * 15_000,
        type: 'document' as const,
        status: 302,
        response: { location: '/login', 'set-cookie': 'a=b' },
      })),
    ),
  ).toEqual([]);
});

it('is silent on redirects that set nothing', () => {
  expect(
    severities(
      'session-loop',
      Array.from({ length: 6 }, () => ({ type: 'document' as const, status: 302, response: { location: '/' } })),
    ),
  ).toEqual([]);
});
