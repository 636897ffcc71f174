import { expect, it } from 'vitest';
import { bearer, DAY, HOUR, NOW, NOW_S } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('goes by steps: two hours', () => {
  expect(
    severities('jwt-access-lifetime-long', [
      { request: { authorization: bearer({ iat: NOW_S, exp: NOW_S + 2 * HOUR }) } },
    ]),
  ).toEqual(['info']);
});

it('two days', () => {
  expect(
    severities('jwt-access-lifetime-long', [
      { request: { authorization: bearer({ iat: NOW_S, exp: NOW_S + 2 * DAY }) } },
    ]),
  ).toEqual(['warning']);
});

it('two months', () => {
  expect(
    severities('jwt-access-lifetime-long', [
      { request: { authorization: bearer({ iat: NOW_S, exp: NOW_S + 60 * DAY }) } },
    ]),
  ).toEqual(['error']);
});

it('is one level milder for a token bound to a key', () => {
  expect(
    severities('jwt-access-lifetime-long', [
      { request: { authorization: bearer({ iat: NOW_S, exp: NOW_S + 60 * DAY, cnf: { jkt: 'a' } }) } },
    ]),
  ).toEqual(['warning']);
});

it('reads milliseconds as what they are', () => {
  expect(
    severities('jwt-access-lifetime-long', [
      { request: { authorization: bearer({ iat: NOW, exp: NOW + 3_600_000 }) } },
    ]),
  ).toEqual([]);
});
