import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/token-in-path.ts';
import { severities, tell } from './lint.ts';

it('is silent on file names with dots', () => {
  expect(severities('token-in-path', [{ url: 'https://app.example.com/app.min.js' }])).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['a token as part of the path', 'warning', 'jwt#1 stands in the path of a URL of api.example.com.'],
  ]);
});
