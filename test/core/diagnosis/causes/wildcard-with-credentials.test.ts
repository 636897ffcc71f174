import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { API, APP, blocked, page, SID } from '../steps.ts';

describe('wildcard-with-credentials', () => {
  it('is named where cookies went along', () => {
    expect(
      causesOf([
        page(),
        blocked({
          status: 200,
          request: { origin: APP, 'sec-fetch-site': 'cross-site', cookie: `sid=${SID}` },
          response: { 'access-control-allow-origin': '*' },
        }),
      ])[0],
    ).toBe('wildcard-with-credentials');
  });

  it.each([undefined, 'net::ERR_ABORTED'])('is named whatever the browser says of the end: %s', (error) => {
    const { error: _, ...request } = blocked({
      status: 200,
      request: { origin: APP, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors', cookie: `sid=${SID}` },
      response: { 'access-control-allow-origin': '*' },
    });
    expect(causesOf([page(), { ...request, ...(error === undefined ? {} : { error }) }])[0]).toBe(
      'wildcard-with-credentials',
    );
  });

  it('is silent where none went along', () => {
    expect(
      causesOf([
        page(),
        {
          url: `${API}/items`,
          request: { origin: APP, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' },
          response: { 'access-control-allow-origin': '*' },
        },
      ]),
    ).not.toContain('wildcard-with-credentials');
  });
});
