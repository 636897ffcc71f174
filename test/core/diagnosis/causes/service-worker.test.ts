import { describe, expect, it } from 'vitest';
import { bearer, NOW } from '../../../../src/core/rules/support/examples.ts';
import { causesOf } from '../diagnose.ts';
import { me, page } from '../steps.ts';

describe('service-worker', () => {
  it('is named where the same request goes out within the first without the header', () => {
    expect(
      causesOf([page(), me({ at: NOW + 3000, request: { authorization: bearer() } }), me({ at: NOW + 3005 })])[0],
    ).toBe('service-worker');
  });

  it('is silent where one request carries it', () => {
    expect(causesOf([page(), me({ request: { authorization: bearer() } })])).not.toContain('service-worker');
  });
});
