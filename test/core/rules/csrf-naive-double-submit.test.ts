import { expect, it } from 'vitest';
import { OTHER_ID } from '../../../src/core/rules/support/example-flows.ts';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { noise } from '../credential/samples.ts';
import { severities } from './lint.ts';

it('is silent on a value with a signature', () => {
  expect(
    severities('csrf-naive-double-submit', [
      {
        method: 'POST',
        request: { cookie: `XSRF-TOKEN=${OTHER_ID}.${SESSION_ID}`, 'x-xsrf-token': `${OTHER_ID}.${SESSION_ID}` },
      },
    ]),
  ).toEqual([]);
});

it('is silent on an encrypted token, percent-encoded or not, and on one with room for a MAC', () => {
  const sealed = Buffer.from(
    JSON.stringify({
      iv: 'aXZpdml2aXZpdml2aXY9PQ==',
      value: 'dmFsdWV2YWx1ZXZhbHVldmFsdWU=',
      mac: 'a'.repeat(64),
      tag: '',
    }),
  ).toString('base64');
  for (const value of [encodeURIComponent(sealed), noise(7, 96)])
    expect(
      severities('csrf-naive-double-submit', [
        { method: 'POST', request: { cookie: `XSRF-TOKEN=${value}`, 'x-xsrf-token': value } },
      ]),
    ).toEqual([]);
  const bare = noise(7, 40);
  expect(
    severities('csrf-naive-double-submit', [
      { method: 'POST', request: { cookie: `XSRF-TOKEN=${bare}`, 'x-xsrf-token': bare } },
    ]),
  ).toEqual(['info']);
});
