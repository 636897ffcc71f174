import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/hsts-missing.ts';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities, tellFalsely } from './lint.ts';

it('finds a short time', () => {
  expect(
    severities('hsts-missing', [
      {
        type: 'document',
        request: { cookie: `sid=${SESSION_ID}` },
        response: { 'strict-transport-security': 'max-age=300' },
      },
    ]),
  ).toEqual(['info']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});

const visit = (more: object = {}, response: Record<string, string> = {}) =>
  severities('hsts-missing', [{ type: 'document', request: { cookie: `sid=${SESSION_ID}` }, response, ...more }]);

it.each([
  [{ status: 200 }, ['info']],
  [{ status: 199 }, []],
  [{ status: 399 }, ['info']],
  [{ status: 400 }, []],
  [{ type: 'fetch' }, []],
  [{ fromCache: true }, []],
  [{ url: 'http://app.example.com/' }, []],
  [{ url: 'https://localhost/', pageUrl: 'https://localhost/' }, []],
  [{ url: 'https://192.168.1.1/', pageUrl: 'https://192.168.1.1/' }, []],
  [{ url: 'https://8.8.8.8/', pageUrl: 'https://8.8.8.8/' }, []],
  [{ url: 'https://printer.local/', pageUrl: 'https://printer.local/' }, []],
  [{ request: { cookie: 'theme=dark' } }, []],
])('looks at %j', (more, expected) => {
  expect(visit(more)).toEqual(expected);
});

it.each([
  ['max-age=31536000', []],
  ['max-age=31535999', ['info']],
  ['max-age=0', ['info']],
  ['nonsense', ['info']],
])('grades %s', (value, expected) => {
  expect(visit({}, { 'strict-transport-security': value })).toEqual(expected);
});
