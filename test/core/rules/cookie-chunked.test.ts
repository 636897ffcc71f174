import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-chunked.ts';
import { severities, tellFalsely } from './lint.ts';

it('warns of a part that is missing', () => {
  expect(
    severities('cookie-chunked', [
      { request: { cookie: ['app.0', 'app.2'].map((name) => `${name}=${'a'.repeat(3000)}`).join('; ') } },
    ]),
  ).toEqual(['warning']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
