import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-alg-missing.ts';
import { severities, tell } from './lint.ts';

it('is silent on a value that only looks like a token', () => {
  expect(
    severities('jwt-alg-missing', [{ request: { cookie: 'session=eyJ1IjoxfQ.aWkOUQ.vS3y6SyT7Zm2rE7iK2cRkz8yqL8' } }]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([['a header with typ only', 'error', 'The access token jwt#1 has no alg in its header.']]);
});
