import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { APP, CODE, IDP, page, signIn } from '../steps.ts';

describe('response-mode-unread', () => {
  it('is named where a server gets the answer in the fragment', () => {
    expect(
      causesOf([
        page(),
        signIn({
          type: 'document',
          url: `${IDP}/login`,
          status: 302,
          response: { location: `${APP}/callback#code=${CODE}&state=x` },
        }),
        page({ url: `${APP}/callback`, status: 302, redirectedFrom: '2', response: { location: '/login' } }),
      ])[0],
    ).toBe('response-mode-unread');
  });

  it('is silent where a page reads it', () => {
    expect(
      causesOf([
        page(),
        signIn({
          type: 'document',
          url: `${IDP}/login`,
          status: 302,
          response: { location: `${APP}/callback#code=${CODE}&state=x` },
        }),
        page({ url: `${APP}/callback`, redirectedFrom: '2' }),
      ]),
    ).not.toContain('response-mode-unread');
  });
});
