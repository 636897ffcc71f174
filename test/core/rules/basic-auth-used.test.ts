import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/basic-auth-used.ts';
import { severities, tellFalsely } from './lint.ts';

it('is an error over plain http', () => {
  expect(
    severities('basic-auth-used', [
      { url: 'http://app.example.com/', request: { authorization: 'Basic YWRhOmxvdmVsYWNl' } },
    ]),
  ).toEqual(['error']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
