import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/oauth-scope-overbroad.ts';
import { authorize } from '../../../src/core/rules/support/example-flows.ts';
import { severities, tell } from './lint.ts';

it('is silent on fifteen', () => {
  expect(
    severities('oauth-scope-overbroad', [
      authorize({ scope: Array.from({ length: 15 }, (_, index) => `s${index}`).join(' ') }),
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['sixteen scopes', 'info', 'The authorization request to id.example.com asks for 17 scopes.'],
  ]);
});
