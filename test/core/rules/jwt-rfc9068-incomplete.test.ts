import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { lintFor, severities } from './lint.ts';

const RULE = 'jwt-rfc9068-incomplete';

it('names each claim that is not there', () => {
  const authorization = bearer({ jti: undefined, sub: undefined }, { alg: 'ES256', typ: 'application/at+jwt' });
  expect(lintFor(RULE, [{ request: { authorization } }])[0]?.message).toBe(
    'The access token jwt#1 is at+jwt and lacks sub, jti.',
  );
});

it('leaves an exp that is missing to the rule about that', () => {
  const exchanges = [{ request: { authorization: bearer({ exp: undefined }) } }];
  expect(severities(RULE, exchanges)).toEqual([]);
  expect(severities('jwt-no-exp', exchanges)).toEqual(['warning']);
});

it('asks nothing of other tokens', () => {
  expect(
    severities(RULE, [{ request: { authorization: bearer({ jti: undefined }, { alg: 'ES256', typ: 'JWT' }) } }]),
  ).toEqual([]);
});
