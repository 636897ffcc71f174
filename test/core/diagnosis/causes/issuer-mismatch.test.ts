import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { APP, authorize, CODE, IDP } from '../steps.ts';

const answer = (issuer: string) => ({
  type: 'document' as const,
  url: `${APP}/callback?code=${CODE}&state=st-0S6WzA2Mj4kQx81&iss=${encodeURIComponent(issuer)}`,
  status: 400,
});

describe('issuer-mismatch', () => {
  it('is named first where a provider of another site answers', () => {
    expect(causesOf([authorize(), answer('https://evil.attacker.net')])[0]).toBe('issuer-mismatch');
  });

  it.each([IDP, 'https://accounts.provider.net/tenant'])('is silent for %s', (issuer) => {
    expect(causesOf([authorize(), answer(issuer)])).not.toContain('issuer-mismatch');
  });

  it('is silent where nobody was seen asking', () => {
    expect(causesOf([answer('https://evil.attacker.net')])).not.toContain('issuer-mismatch');
  });
});
