import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('takes a name alone for none', () => {
  expect(severities('credentials-in-url', [{ url: 'https://ada@app.example.com/' }])).toEqual([]);
});
