import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { page } from '../steps.ts';

describe('mixed-content', () => {
  it('is named where a page over https asks over http', () => {
    expect(
      causesOf([
        page(),
        {
          url: 'http://api.other.org/me',
          status: 0,
          error: 'net::ERR_FAILED',
          request: { 'sec-fetch-site': 'cross-site' },
        },
      ])[0],
    ).toBe('mixed-content');
  });

  it('is silent where the machine itself is asked', () => {
    expect(
      causesOf([
        page(),
        {
          url: 'http://localhost:3000/me',
          status: 0,
          error: 'net::ERR_FAILED',
          request: { 'sec-fetch-site': 'cross-site' },
        },
      ]),
    ).not.toContain('mixed-content');
  });
});
