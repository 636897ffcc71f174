import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-nested.ts';
import { encodeBase64Url, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('finds an inner token that no cty names', () => {
  const outer = `${encodeBase64Url('{"alg":"ES256"}')}.${encodeBase64Url(sampleJwt())}.${'A'.repeat(86)}`;
  expect(severities('jwt-nested', [{ request: { authorization: `Bearer ${outer}` } }])).toEqual(['info']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
