import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-internal-info.ts';
import { bearer } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('is silent within the private network', () => {
  expect(
    severities('jwt-internal-info', [
      {
        url: 'https://api.internal/',
        pageUrl: 'https://api.internal/',
        request: { authorization: bearer({ node: '10.20.30.40' }) },
      },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['a private address', 'info', 'The access token jwt#1 tells about the inside of a network, in the claim node.'],
  ]);
});
