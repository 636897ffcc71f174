import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/ntlm-used.ts';
import { severities, tell } from './lint.ts';

it('is silent on Basic', () => {
  expect(severities('ntlm-used', [{ request: { authorization: 'Basic YTpi' } }])).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([['an NTLM message', 'info', 'Requests to app.example.com carry NTLM messages.']]);
});
