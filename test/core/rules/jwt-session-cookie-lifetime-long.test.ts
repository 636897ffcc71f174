import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-session-cookie-lifetime-long.ts';
import { DAY, NOW_S, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('a week is worth an info', () => {
  expect(
    severities('jwt-session-cookie-lifetime-long', [
      { request: { cookie: `session=${sampleJwt({ sub: 'u', iat: NOW_S, exp: NOW_S + 7 * DAY }, { alg: 'ES256' })}` } },
    ]),
  ).toEqual(['info']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
