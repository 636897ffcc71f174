import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { me, OTHER_SID, SID, signIn } from '../steps.ts';

describe('cookie-shadowed', () => {
  it('is named where two sessions of one name go along', () => {
    expect(causesOf([signIn(), me({ request: { cookie: `sid=${OTHER_SID}; sid=${SID}` } })])[0]).toBe(
      'cookie-shadowed',
    );
  });

  it('is silent where the two have one value', () => {
    expect(causesOf([signIn(), me({ request: { cookie: `sid=${SID}; sid=${SID}` } })])).not.toContain(
      'cookie-shadowed',
    );
  });
});
