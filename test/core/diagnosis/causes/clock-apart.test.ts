import { describe, expect, it } from 'vitest';
import { bearer, NOW_S } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { API, APP, me, page } from '../steps.ts';

describe('clock-apart', () => {
  it('is named where the server is ten minutes ahead of the browser and of the others', () => {
    expect(
      causesOf([
        page({ response: { date: 'Thu, 15 Jan 2026 12:00:00 GMT' } }),
        me({
          url: `${API}/me`,
          request: { authorization: bearer({ exp: NOW_S + 60 }), origin: APP },
          response: { date: 'Thu, 15 Jan 2026 12:10:01 GMT' },
        }),
      ])[0],
    ).toBe('clock-apart');
  });

  it('is silent where the clocks agree', () => {
    expect(
      causesOf([
        page({ response: { date: 'Thu, 15 Jan 2026 12:00:00 GMT' } }),
        me({
          url: `${API}/me`,
          request: { authorization: bearer({ exp: NOW_S + 60 }), origin: APP },
          response: { date: 'Thu, 15 Jan 2026 12:00:01 GMT' },
        }),
      ]),
    ).not.toContain('clock-apart');
  });
});
