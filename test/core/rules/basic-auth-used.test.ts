import { describe, expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/basic-auth-used.ts';
import { lintFor, severities, tellFalsely } from './lint.ts';

it('is an error over plain http', () => {
  expect(
    severities('basic-auth-used', [
      { url: 'http://app.example.com/', request: { authorization: 'Basic YWRhOmxvdmVsYWNl' } },
    ]),
  ).toEqual(['error']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});

describe('a key in the place of the name', () => {
  const key = `Basic ${btoa('sk_live_4eC39HqLyjWDarjtT1zdp7dc:')}`;
  const seen = (url: string) => lintFor('basic-auth-used', [{ url, request: { authorization: key } }]);

  it('is how many APIs take one over https', () => {
    expect(seen('https://api.example.com/')).toEqual([]);
  });

  it('is called a key over plain http', () => {
    expect(seen('http://api.example.com/')).toMatchObject([
      {
        severity: 'error',
        message: 'Requests to api.example.com carry a key as the user name of HTTP Basic over plain http.',
      },
    ]);
  });
});
