import { expect, it } from 'vitest';
import type { ExampleExchange } from '../../../src/core/rules/rule.ts';
import { tokenAnswer } from '../../../src/core/rules/support/example-flows.ts';
import { claimsWith, DAY, NOW_S, OPAQUE, SESSION_ID, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { lintFor } from './lint.ts';

type Area = 'local-storage' | 'session-storage' | 'indexed-db';
const keep = (area: Area, entries: Record<string, string>): ExampleExchange => ({ storage: { [area]: entries } });
const said = (...exchanges: ExampleExchange[]) =>
  lintFor('storage-refresh-local', exchanges).map(({ severity, message }) => `${severity}: ${message}`);

it('finds a refresh token by its name, opaque or a JWT', () => {
  expect(said(keep('local-storage', { refresh_token: OPAQUE }))).toEqual([
    'error: The refresh token opaque#1 lies in localStorage of app.example.com under refresh_token.',
  ]);
  const jwt = sampleJwt(claimsWith({ typ: 'Refresh', exp: NOW_S + DAY }), { alg: 'ES256', typ: 'JWT', kid: 'k1' });
  expect(said(keep('local-storage', { refresh_token: jwt }))).toHaveLength(1);
});

it('is a warning for one that is known to rotate', () => {
  const next = OPAQUE.split('').reverse().join('');
  const answer = (token: string) =>
    tokenAnswer(
      { grant_type: 'refresh_token', client_id: 'web' },
      { access_token: SESSION_ID, refresh_token: token, token_type: 'Bearer' },
      { url: 'https://app.example.com/token' },
    );
  expect(said(answer(OPAQUE), answer(next), keep('local-storage', { refresh_token: next }))).toEqual([
    'warning: The refresh token opaque#3 lies in localStorage of app.example.com under refresh_token; it rotates.',
  ]);
});

it.each([
  ['sessionStorage', keep('session-storage', { refresh_token: OPAQUE })],
  ['IndexedDB', keep('indexed-db', { refresh_token: OPAQUE })],
  ['an access token', keep('local-storage', { access_token: sampleJwt() })],
])('leaves %s to another rule', (_title, exchange) => {
  expect(said(exchange)).toEqual([]);
});
