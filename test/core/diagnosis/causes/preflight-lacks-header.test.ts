import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { APP, blocked, page, preflight } from '../steps.ts';

describe('preflight-lacks-header', () => {
  it('is named where Authorization is not allowed', () => {
    expect(causesOf([page(), blocked(), preflight({ 'access-control-allow-headers': 'content-type' })])[0]).toBe(
      'preflight-lacks-header',
    );
  });

  it('is silent where it is allowed', () => {
    expect(
      causesOf([page(), blocked(), preflight({ 'access-control-allow-headers': 'Authorization, Content-Type' })]),
    ).not.toContain('preflight-lacks-header');
  });

  it('is named where the method is not allowed', () => {
    expect(
      causesOf([
        page(),
        blocked({ method: 'DELETE' }),
        preflight(
          { 'access-control-allow-headers': 'authorization', 'access-control-allow-methods': 'GET' },
          {
            request: {
              origin: APP,
              'access-control-request-method': 'DELETE',
              'access-control-request-headers': 'authorization',
              'sec-fetch-site': 'cross-site',
            },
          },
        ),
      ])[0],
    ).toBe('preflight-lacks-header');
  });
});
