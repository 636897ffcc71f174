import { expect, it } from 'vitest';
import { bearer, NOW_S, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { lint, severities } from './lint.ts';

const HEADER = { alg: 'HS256', typ: 'JWT' };
const homeMade = (claims: object) => `Bearer ${sampleJwt(claims, HEADER, 'A'.repeat(43))}`;
const said = (authorization: string) =>
  lint({ exchanges: [{ request: { authorization } }] })
    .filter(({ rule }) => /^jwt-(?:iss-missing|aud-missing|typ-missing|no-iat|rfc9068)/.test(rule))
    .map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`);

it('gives a token of the application itself one note for all it lacks', () => {
  expect(said(homeMade({ sub: 'u', exp: NOW_S + 60 }))).toEqual([
    'info jwt-iss-missing: The access token jwt#1 has no iss, no aud and no iat.',
  ]);
  expect(said(homeMade({ sub: 'u', iat: NOW_S, exp: NOW_S + 60 }))).toEqual([
    'info jwt-iss-missing: The access token jwt#1 has no iss and no aud.',
  ]);
  expect(said(homeMade({ sub: 'u', aud: 'a', nbf: NOW_S, exp: NOW_S + 60 }))).toEqual([
    'info jwt-iss-missing: The access token jwt#1 has no iss.',
  ]);
});

it('leaves a token that declares its profile to the rule about that', () => {
  expect(said(bearer({ iss: undefined, aud: undefined, iat: undefined }))).toEqual([
    'warning jwt-rfc9068-incomplete: The access token jwt#1 is at+jwt and lacks iss, aud, iat.',
  ]);
});

it('is silent on sessions', () => {
  const cookie = `session=${sampleJwt({ sub: 'u', iat: NOW_S, exp: NOW_S + 60 }, HEADER, 'A'.repeat(43))}`;
  expect(severities('jwt-iss-missing', [{ request: { cookie } }])).toEqual([]);
});
