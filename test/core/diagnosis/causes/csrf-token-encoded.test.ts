import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { APP, page } from '../steps.ts';

describe('csrf-token-encoded', () => {
  it('is named where the cookie was copied as it stands', () => {
    expect(
      causesOf([
        page({ response: { 'set-cookie': 'XSRF-TOKEN=eyJpdiI6IndpZEIvOEFE%3D%3D; Path=/; Secure' } }),
        {
          url: `${APP}/api/x`,
          method: 'POST',
          status: 419,
          request: { cookie: 'XSRF-TOKEN=eyJpdiI6IndpZEIvOEFE%3D%3D', 'x-xsrf-token': 'eyJpdiI6IndpZEIvOEFE%3D%3D' },
        },
      ])[0],
    ).toBe('csrf-token-encoded');
  });

  it('is silent where it was decoded', () => {
    expect(
      causesOf([
        page({ response: { 'set-cookie': 'XSRF-TOKEN=eyJpdiI6IndpZEIvOEFE%3D%3D; Path=/; Secure' } }),
        {
          url: `${APP}/api/x`,
          method: 'POST',
          status: 419,
          request: { cookie: 'XSRF-TOKEN=eyJpdiI6IndpZEIvOEFE%3D%3D', 'x-xsrf-token': 'eyJpdiI6IndpZEIvOEFE==' },
        },
      ]),
    ).not.toContain('csrf-token-encoded');
  });
});
