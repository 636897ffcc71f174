import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/csrf-simple-json.ts';
import { severities, tell } from './lint.ts';

it('is silent without a session', () => {
  expect(
    severities('csrf-simple-json', [
      {
        method: 'POST',
        request: { 'content-type': 'text/plain' },
        requestBody: { mediaType: 'application/json', fields: [] },
      },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    ['JSON as text/plain', 'warning', 'app.example.com takes JSON as text/plain with the session cookie.'],
  ]);
});
