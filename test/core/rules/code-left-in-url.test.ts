import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/code-left-in-url.ts';
import { callback } from '../../../src/core/rules/support/example-flows.ts';
import { NOW } from '../../../src/core/rules/support/examples.ts';
import { severities, tell } from './lint.ts';

it('gives the page a moment to read the code', () => {
  expect(
    severities('code-left-in-url', [
      callback({}, { status: 200, at: NOW }),
      { at: NOW + 1000, request: { referer: callback().url } },
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([
    [
      'a Referer with the code after ten seconds',
      'info',
      'The address of app.example.com still has the authorization code 10 seconds later.',
    ],
  ]);
});

const asked = (more: object, code: string | undefined = undefined, late = 6000, status = 200) => {
  const page = callback(code === undefined ? {} : { code }, { status, at: NOW });
  return severities('code-left-in-url', [page, { at: NOW + late, request: { referer: page.url }, ...more }]);
};

it.each([
  [4999, []],
  [5000, ['info']],
])('waits five seconds (%d ms)', (late, expected) => {
  expect(asked({}, undefined, late)).toEqual(expected);
});

it.each([
  ['a short code', {}, 'abcdefg', 200, []],
  ['a code of eight characters', {}, 'abcdefgh', 200, ['info']],
  ['a page that leads on', {}, undefined, 300, []],
  ['a page that answers 299', {}, undefined, 299, ['info']],
  ['no Referer', { request: {} }, undefined, 200, []],
  ['another code', { request: { referer: 'https://app.example.com/cb?code=other123&state=x' } }, undefined, 200, []],
] as const)('judges %s', (_what, more, code, status, expected) => {
  expect(asked(more, code, 6000, status)).toEqual(expected);
});

it('takes a code without a state for another thing', () => {
  expect(
    asked({}) &&
      severities('code-left-in-url', [
        { url: 'https://app.example.com/cb?code=SplxlOBeZQ', type: 'document', at: NOW },
        { at: NOW + 6000, request: { referer: 'https://app.example.com/cb?code=SplxlOBeZQ' } },
      ]),
  ).toEqual([]);
});
