import { expect, it } from 'vitest';
import { severities } from './lint.ts';

it('takes a name alone for none', () => {
  expect(severities('credentials-in-url', [{ url: 'https://ada@app.example.com/' }])).toEqual([]);
});

it('says nothing of what a script hands to the browser for a challenge', () => {
  const url = 'https://ada:lovelace@app.example.com/dav/';
  expect(severities('credentials-in-url', [{ url, type: 'fetch' }])).toEqual([]);
  expect(severities('credentials-in-url', [{ url, type: 'other', method: 'PROPFIND' }])).toEqual([]);
});

it('warns of an address that was opened, and of one whose kind is not known', () => {
  const url = 'https://ada:lovelace@app.example.com/';
  expect(severities('credentials-in-url', [{ url, type: 'document' }])).toEqual(['error']);
  expect(severities('credentials-in-url', [{ url, type: 'other' }])).toEqual(['error']);
  expect(severities('credentials-in-url', [{ url, type: 'image' }])).toEqual(['error']);
});
