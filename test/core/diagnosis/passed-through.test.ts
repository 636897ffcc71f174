import { describe, expect, it } from 'vitest';
import type { ExampleExchange } from '../../../src/core/rules/rule.ts';
import { diagnose } from './diagnose.ts';
import { APP, CODE, form, IDP, SID } from './steps.ts';

const session = { cookie: `_session=${SID}` };
const hop = (url: string, location?: string, more: Partial<ExampleExchange> = {}): ExampleExchange => ({
  type: 'document',
  url,
  request: session,
  ...(location === undefined ? {} : { status: 303, response: { location } }),
  ...more,
});
const signedIn = hop(`${IDP}/interaction/u1`, `${IDP}/auth/u1`, {
  method: 'POST',
  requestBody: form({ login: 'mira', password: undefined }),
});

describe('a chain of redirects past a place to sign in', () => {
  it('is no failure where the provider answers the site at its end', () => {
    const failures = diagnose([
      signedIn,
      hop(`${IDP}/auth/u1`, `${IDP}/interaction/u2`, { redirectedFrom: '1' }),
      hop(`${IDP}/interaction/u2`, undefined, { redirectedFrom: '2' }),
      hop(`${IDP}/interaction/u2`, `${IDP}/auth/u2`, { method: 'POST', requestBody: form({ prompt: 'consent' }) }),
      hop(`${IDP}/auth/u2`, `${APP}/callback?code=${CODE}&state=s1`, { redirectedFrom: '4' }),
      hop(`${APP}/callback?code=${CODE}&state=s1`, undefined, { request: {}, redirectedFrom: '5' }),
    ]);
    expect(failures).toEqual([]);
  });

  it('is one where it ends at the page to sign in', () => {
    const failures = diagnose([
      signedIn,
      hop(`${IDP}/auth/u1`, undefined, { redirectedFrom: '1' }),
      hop(`${IDP}/account`, `${IDP}/login`),
      hop(`${IDP}/login`, undefined, { redirectedFrom: '3' }),
    ]);
    expect(failures.map(({ kind }) => kind)).toEqual(['sent-to-login']);
  });
});
