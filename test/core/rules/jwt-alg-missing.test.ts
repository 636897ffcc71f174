import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('is silent on a value that only looks like a token', () => {
  expect(
    severities('jwt-alg-missing', [{ request: { cookie: 'session=eyJ1IjoxfQ.aWkOUQ.vS3y6SyT7Zm2rE7iK2cRkz8yqL8' } }]),
  ).toEqual([]);
});
