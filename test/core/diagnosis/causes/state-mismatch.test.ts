import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { authorize, callback, json, page } from '../steps.ts';

describe('state-mismatch', () => {
  it('is named where another sign-in has replaced the state', () => {
    expect(
      causesOf([
        authorize(),
        authorize({ state: 'st-second-4kQx81aa' }),
        callback({ status: 400, responseBody: json({ error: 'invalid_state', message: 'state mismatch' }) }),
      ])[0],
    ).toBe('state-mismatch');
  });

  it('is silent where the state is the one that was asked with', () => {
    expect(causesOf([authorize(), callback({ status: 400 })])).not.toContain('state-mismatch');
  });

  it('is named where the callback was reloaded', () => {
    expect(
      causesOf([
        authorize(),
        callback({ request: { 'sec-fetch-site': 'cross-site' }, status: 302, response: { location: '/' } }),
        page(),
        callback({ status: 400 }),
      ])[0],
    ).toBe('state-mismatch');
  });

  it('is named where the callback sends the person back to sign in with two attempts open', () => {
    expect(
      causesOf([
        authorize(),
        authorize({ state: 'st-second-4kQx81aa' }),
        callback({ status: 302, response: { location: '/login' } }),
      ])[0],
    ).toBe('state-mismatch');
  });
});
