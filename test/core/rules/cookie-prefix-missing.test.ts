import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/cookie-prefix-missing.ts';
import { severities, tell } from './lint.ts';

it('is silent on other cookies', () => {
  expect(severities('cookie-prefix-missing', [{ response: { 'set-cookie': 'theme=dark; Secure' } }])).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['a plain name', 'info', 'The session cookie "sid" has no __Host- or __Secure- prefix.'],
  ]);
});
