import { expect, it } from 'vitest';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('finds it as a bearer token too', () => {
  expect(
    severities('jwt-service-role-in-browser', [{ request: { authorization: bearer({ role: 'service_role' }) } }]),
  ).toEqual(['error']);
});
