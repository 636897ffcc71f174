import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it("is silent on a script's login", () => {
  expect(
    severities('csrf-login-no-token', [
      { method: 'POST', requestBody: { mediaType: 'application/json', fields: [{ name: 'password' }] } },
    ]),
  ).toEqual([]);
});
