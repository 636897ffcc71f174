import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { APP, IDP, page } from '../steps.ts';

describe('loop-of-forms', () => {
  it('is named where https is redirected to itself', () => {
    expect(
      causesOf([
        ...Array.from({ length: 5 }, (_, index) =>
          page({
            url: `${APP}/home`,
            status: 301,
            response: { location: `${APP}/home` },
            ...(index > 0 ? { redirectedFrom: `${index}` } : {}),
          }),
        ),
      ])[0],
    ).toBe('loop-of-forms');
  });

  it('is silent where the loop goes over a provider', () => {
    expect(
      causesOf([
        ...Array.from({ length: 8 }, (_, index) =>
          page({
            url: index % 2 === 0 ? `${APP}/home` : `${IDP}/authorize?client_id=web&response_type=code`,
            status: 302,
            response: {
              location: index % 2 === 0 ? `${IDP}/authorize?client_id=web&response_type=code` : `${APP}/home`,
            },
            ...(index > 0 ? { redirectedFrom: `${index}` } : {}),
          }),
        ),
      ]),
    ).not.toContain('loop-of-forms');
  });
});
