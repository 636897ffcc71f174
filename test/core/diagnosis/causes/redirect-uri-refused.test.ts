import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { authorize, json } from '../steps.ts';

describe('redirect-uri-refused', () => {
  it('is named where the provider names it', () => {
    expect(
      causesOf([
        authorize(
          {},
          {
            status: 400,
            responseBody: {
              mediaType: 'text/html',
              text: '<title>Error</title><p>Invalid parameter: redirect_uri</p>',
            },
          },
        ),
      ])[0],
    ).toBe('redirect-uri-refused');
  });

  it('is silent where the provider complains of the client', () => {
    expect(
      causesOf([
        authorize(
          {},
          { status: 400, responseBody: json({ error: 'unauthorized_client', error_description: 'unknown client' }) },
        ),
      ]),
    ).not.toContain('redirect-uri-refused');
  });
});
