import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-service-role-in-browser.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('finds it as a bearer token too', () => {
  expect(
    severities('jwt-service-role-in-browser', [{ request: { authorization: bearer({ role: 'service_role' }) } }]),
  ).toEqual(['error']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
