import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { me, page } from '../steps.ts';

describe('basic-not-utf8', () => {
  it('is named where the bytes are Latin-1', () => {
    expect(causesOf([page(), me({ request: { authorization: 'Basic bfxsbGVyOmdy/G4taGF1cy00MQ==' } })])[0]).toBe(
      'basic-not-utf8',
    );
  });

  it('is silent where they are UTF-8', () => {
    expect(causesOf([page(), me({ request: { authorization: 'Basic bcO8bGxlcjpncsO8bg==' } })])).not.toContain(
      'basic-not-utf8',
    );
  });
});
