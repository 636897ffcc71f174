import { describe, expect, it } from 'vitest';
import { bearer } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { API, APP, blocked, page, preflight } from '../steps.ts';

describe('preflight-needs-authentication', () => {
  it('is named where OPTIONS is answered 401', () => {
    expect(
      causesOf([
        page(),
        blocked({ request: { authorization: bearer(), origin: APP, 'sec-fetch-site': 'cross-site' } }),
        preflight({}, { status: 401, response: { 'www-authenticate': 'Bearer' } }),
      ])[0],
    ).toBe('preflight-needs-authentication');
  });

  it('is silent where OPTIONS is answered 204', () => {
    expect(
      causesOf([
        page(),
        preflight({ 'access-control-allow-headers': 'authorization' }),
        {
          url: `${API}/items`,
          request: { authorization: bearer(), origin: APP, 'sec-fetch-site': 'cross-site' },
          response: { 'access-control-allow-origin': APP },
        },
      ]),
    ).not.toContain('preflight-needs-authentication');
  });
});
