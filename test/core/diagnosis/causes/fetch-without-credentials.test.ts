import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { APP, me, signIn, withSid } from '../steps.ts';

describe('fetch-without-credentials', () => {
  it('is named where another origin of the site gets no cookie at all', () => {
    expect(
      causesOf([
        signIn({ url: 'https://api.example.com/login', request: { origin: APP, 'sec-fetch-site': 'same-site' } }),
        me({
          url: 'https://api.example.com/me',
          request: { origin: APP, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' },
          response: { 'access-control-allow-origin': '*' },
        }),
      ])[0],
    ).toBe('fetch-without-credentials');
  });

  it('is silent where the cookies went along', () => {
    expect(
      causesOf([
        signIn({ url: 'https://api.example.com/login', request: { origin: APP, 'sec-fetch-site': 'same-site' } }),
        me({ url: 'https://api.example.com/me', request: { origin: APP, 'sec-fetch-site': 'same-site', ...withSid } }),
      ]),
    ).not.toContain('fetch-without-credentials');
  });
});
