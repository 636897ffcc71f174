import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { API, me, page, SID, signIn, withSid } from '../steps.ts';

describe('cookie-refused', () => {
  it('is named where a __Host- cookie has a Domain', () => {
    expect(
      causesOf([
        page(),
        signIn({ response: { 'set-cookie': `__Host-sid=${SID}; Path=/; Secure; Domain=example.com` } }),
        me(),
      ])[0],
    ).toBe('cookie-refused');
  });

  it('is silent where the cookie is in order', () => {
    expect(causesOf([page(), signIn(), me({ request: withSid })])).not.toContain('cookie-refused');
  });

  it('is named where SameSite=None has no Secure', () => {
    expect(
      causesOf([page(), signIn({ response: { 'set-cookie': `sid=${SID}; Path=/; SameSite=None` } }), me()])[0],
    ).toBe('cookie-refused');
  });

  it('is silent where a refused cookie of tracking stands beside a good session', () => {
    expect(
      causesOf([
        page({ response: { 'set-cookie': '_ga=GA1.2.1234567.1700000000; SameSite=None' } }),
        signIn(),
        me({ request: withSid }),
      ]),
    ).not.toContain('cookie-refused');
  });

  it('is named where the answer of an API on another site sets a cookie without SameSite', () => {
    expect(
      causesOf([
        page(),
        signIn({ url: `${API}/login`, response: { 'set-cookie': `sid=${SID}; Path=/; Secure` } }),
        me({ url: `${API}/me`, request: { 'sec-fetch-site': 'cross-site' } }),
      ])[0],
    ).toBe('cookie-refused');
  });

  it('is named where Firefox too refuses it: an explicit Lax on a cross-site answer', () => {
    expect(
      causesOf(
        [
          page(),
          signIn({ url: `${API}/login`, response: { 'set-cookie': `sid=${SID}; Path=/; Secure; SameSite=Lax` } }),
          me({ url: `${API}/me`, request: { 'sec-fetch-site': 'cross-site' } }),
        ],
        'firefox',
      )[0],
    ).toBe('cookie-refused');
  });

  it('is silent where Firefox keeps such a cookie', () => {
    expect(
      causesOf(
        [
          page(),
          signIn({ url: `${API}/login`, response: { 'set-cookie': `sid=${SID}; Path=/; Secure` } }),
          me({ url: `${API}/me`, request: { 'sec-fetch-site': 'cross-site', ...withSid } }),
        ],
        'firefox',
      ),
    ).not.toContain('cookie-refused');
  });
});
