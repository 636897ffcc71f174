import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/oauth-silent-iframe.ts';
import { callback } from '../../../src/core/rules/support/example-flows.ts';
import { severities, tell } from './lint.ts';

it('is silent on a page that is not in a frame', () => {
  expect(
    severities('oauth-silent-iframe', [callback({ code: undefined, error: 'login_required' }, { status: 200 })]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'login_required in a frame',
      'info',
      'A frame of app.example.com asked for a login without interaction and got login_required.',
    ],
  ]);
});
