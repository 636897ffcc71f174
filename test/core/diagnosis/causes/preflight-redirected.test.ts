import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { API, blocked, page, preflight } from '../steps.ts';

describe('preflight-redirected', () => {
  it('is named where it leads to the address with a slash', () => {
    expect(
      causesOf([page(), blocked(), preflight({}, { status: 301, response: { location: `${API}/items/` } })])[0],
    ).toBe('preflight-redirected');
  });

  it('is silent where it was answered', () => {
    expect(causesOf([page(), blocked(), preflight({ 'access-control-allow-headers': 'authorization' })])).not.toContain(
      'preflight-redirected',
    );
  });
});
