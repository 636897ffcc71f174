import { expect, it } from 'vitest';
import { bearer, claimsWith, NOW, NOW_S, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('counts the leeway of sixty seconds', () => {
  expect(severities('jwt-expired-sent', [{ request: { authorization: bearer({ exp: NOW_S - 61 }) } }])).toEqual([
    'warning',
  ]);
});

it('is silent on a token that is only received', () => {
  expect(
    severities('jwt-expired-sent', [
      { response: { 'set-cookie': `session=${sampleJwt(claimsWith({ exp: NOW_S - 900 }))}; Path=/` } },
    ]),
  ).toEqual([]);
});

it('fires when a token that was valid before is sent after its expiry', () => {
  expect(
    severities('jwt-expired-sent', [
      { request: { authorization: bearer({ exp: NOW_S + 60 }) } },
      { at: NOW + 600_000, request: { authorization: bearer({ exp: NOW_S + 60 }) } },
    ]),
  ).toEqual(['warning']);
});
