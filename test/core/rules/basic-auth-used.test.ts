import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is an error over plain http', () => {
  expect(
    severities('basic-auth-used', [
      { url: 'http://app.example.com/', request: { authorization: 'Basic YWRhOmxvdmVsYWNl' } },
    ]),
  ).toEqual(['error']);
});
