import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/session-loop.ts';
import { NOW } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

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

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['four rounds', 'warning', 'app.example.com/ redirected 4 times within ten seconds, and set "state" each time.'],
  ]);
});
