import { describe, expect, it } from 'vitest';
import { causesOf, diagnose } from '../diagnose.ts';
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

  it('says that an address over http is that of an application that does not know of TLS', () => {
    const refused = {
      status: 400,
      responseBody: { mediaType: 'text/html', text: '<title>Error 400: redirect_uri_mismatch</title>' },
    };
    const [failure] = diagnose([authorize({ redirect_uri: 'http://app.example.com/callback' }, refused)]);
    expect(failure?.summary).toContain('it begins with http:');
    expect(failure?.causes[0]?.next[0]).toContain('X-Forwarded-Proto');
  });
});
