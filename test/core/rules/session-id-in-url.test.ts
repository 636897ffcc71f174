import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/session-id-in-url.ts';
import { severities, tell } from './lint.ts';

it('is silent on a short sid', () => {
  expect(severities('session-id-in-url', [{ url: 'https://app.example.com/?sid=12' }])).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['jsessionid in the path', 'error', 'app.example.com takes the session ID in the URL, as jsessionid.'],
  ]);
});
