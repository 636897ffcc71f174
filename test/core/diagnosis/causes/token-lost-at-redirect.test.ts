import { describe, expect, it } from 'vitest';
import { bearer } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { API, APP, me, page } from '../steps.ts';

describe('token-lost-at-redirect', () => {
  it('is named where another origin answers', () => {
    expect(
      causesOf([
        page(),
        {
          url: `${APP}/api/items`,
          status: 307,
          request: { authorization: bearer() },
          response: { location: `${API}/items` },
        },
        me({ url: `${API}/items`, redirectedFrom: '2', request: { origin: 'null' } }),
      ])[0],
    ).toBe('token-lost-at-redirect');
  });

  it('is silent where the redirect stays in its origin', () => {
    expect(
      causesOf([
        page(),
        {
          url: `${APP}/api/items`,
          status: 307,
          request: { authorization: bearer() },
          response: { location: `${APP}/api/items/` },
        },
        me({ url: `${APP}/api/items/`, redirectedFrom: '2', request: { authorization: bearer() } }),
      ]),
    ).not.toContain('token-lost-at-redirect');
  });
});
