import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { APP, blocked, page, SID } from '../steps.ts';

describe('cors-origin-not-allowed', () => {
  it('is named where another origin is allowed', () => {
    expect(
      causesOf([
        page(),
        blocked({ status: 200, response: { 'access-control-allow-origin': 'https://www.example.com' } }),
      ])[0],
    ).toBe('cors-origin-not-allowed');
  });

  it('is silent where the network failed', () => {
    expect(causesOf([page(), blocked()])).not.toContain('cors-origin-not-allowed');
  });

  it('is named where cookies went along and credentials are not allowed', () => {
    expect(
      causesOf([
        page(),
        blocked({
          status: 200,
          request: { origin: APP, 'sec-fetch-site': 'cross-site', cookie: `sid=${SID}` },
          response: { 'access-control-allow-origin': APP },
        }),
      ])[0],
    ).toBe('cors-origin-not-allowed');
  });
});
