import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { APP, json, page, token } from '../steps.ts';

const NONCE = token(
  {},
  {
    status: 400,
    request: { origin: APP, 'sec-fetch-site': 'cross-site', dpop: 'x' },
    response: { 'access-control-allow-origin': APP, 'dpop-nonce': 'xPSNub5leM5x1U0B' },
    responseBody: json({ error: 'use_dpop_nonce' }),
  },
);

describe('header-not-exposed', () => {
  it('is named where the nonce cannot be read', () => {
    expect(causesOf([page(), NONCE, NONCE])[0]).toBe('header-not-exposed');
  });

  it('is silent where the nonce is exposed and the retry worked', () => {
    expect(
      causesOf([
        page(),
        { ...NONCE, response: { ...NONCE.response, 'access-control-expose-headers': 'DPoP-Nonce' } },
        token(),
      ]),
    ).not.toContain('header-not-exposed');
  });
});
