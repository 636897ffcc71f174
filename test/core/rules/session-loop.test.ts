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

const rounds = (more: object = {}, step = 1000, line = 'a=b', times = 4) =>
  severities(
    'session-loop',
    Array.from({ length: times }, (_, index) => ({
      at: NOW + index * step,
      type: 'document' as const,
      status: 302,
      response: { location: '/login', 'set-cookie': line },
      ...more,
    })),
  );

it.each([
  ['299', { status: 299 }, []],
  ['300', { status: 300 }, ['warning']],
  ['399', { status: 399 }, ['warning']],
  ['400', { status: 400 }, []],
  ['a script', { type: 'fetch' }, []],
] as const)('counts redirects of pages: %s', (_what, more, expected) => {
  expect(rounds(more)).toEqual(expected);
});

it.each([
  ['a cookie for an hour', 'a=b; Max-Age=3600', ['warning']],
  ['a cookie for a second', 'a=b; Max-Age=1', ['warning']],
  ['a deletion', 'a=; Max-Age=0', []],
] as const)('counts what sets %s', (_what, line, expected) => {
  expect(rounds({}, 1000, line)).toEqual(expected);
});

it('draws the line at ten seconds and four rounds', () => {
  expect(rounds({}, 1000, 'a=b', 3)).toEqual([]);
  const at = [0, 10_000, 10_000, 10_000].map((ms) => NOW + ms);
  const within = (late: number) =>
    severities(
      'session-loop',
      at.map((one, index) => ({
        at: index === 0 ? one : one + late,
        type: 'document' as const,
        status: 302,
        response: { location: '/login', 'set-cookie': 'a=b' },
      })),
    );
  expect(within(0)).toEqual(['warning']);
  expect(within(1)).toEqual([]);
});
