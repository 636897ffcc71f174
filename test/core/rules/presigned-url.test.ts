import { expect, it } from 'vitest';
import { DAY, NOW_S } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

const found = (url: string) => severities('presigned-url', [{ url }]);

it('reads the end that each vendor writes', () => {
  const iso = encodeURIComponent(new Date((NOW_S + 30 * DAY) * 1000).toISOString());
  expect(found(`https://x.blob.example.com/a?sv=2022-11-02&se=${iso}&sr=b&sp=r&sig=abc`)).toEqual(['info']);
  expect(found(`https://cdn.example.com/a?hdnts=exp=${NOW_S + 30 * DAY}~acl=/*~hmac=abcdef`)).toEqual(['info']);
  expect(found(`https://s.example.com/a?X-Goog-Signature=ab&X-Goog-Expires=${3 * DAY}`)).toEqual(['info']);
});

it('is silent where no end is told, or it is no number', () => {
  expect(found('https://x.blob.example.com/a?sv=2022-11-02&si=policy&sr=b&sig=abc')).toEqual([]);
  expect(found('https://s.example.com/a?X-Amz-Signature=ab&X-Amz-Expires=soon')).toEqual([]);
});
