import { describe, expect, it } from 'vitest';
import { createAnsweredChallenges } from '../../src/background/answered-challenges.ts';
import { createJoiner } from '../../src/background/exchanges.ts';
import type { RawEvent } from '../../src/background/web-request.ts';
import type { Exchange } from '../../src/core/http/exchange.ts';

const origin = 'https://app.example.com';
const challenge = { 'WWW-Authenticate': 'Basic realm="all"' };

function headersOf(fields: Record<string, string>) {
  return Object.entries(fields).map(([name, value]) => ({ name, value }));
}

let lastId = 0;

/** The events that Chromium gives for one request; a challenge that it answers by itself is one status more. */
function request(path: string, statuses: number[], more: Record<string, unknown> = {}): RawEvent[] {
  lastId += 1;
  const base = {
    requestId: String(lastId),
    url: origin + path,
    method: 'GET',
    type: 'main_frame',
    tabId: 1,
    frameId: 0,
    timeStamp: lastId,
    ...more,
  };
  const [first, second] = statuses;
  const responseHeaders = headersOf(first === 401 ? challenge : {});
  return [
    { name: 'request', details: base },
    { name: 'sent', details: { ...base, requestHeaders: [] } },
    { name: 'headers', details: { ...base, statusCode: first as number, responseHeaders } },
    { name: 'started', details: { ...base, statusCode: second ?? (first as number), responseHeaders: [] } },
    { name: 'completed', details: { ...base, statusCode: second ?? (first as number) } },
  ];
}

function join(...events: RawEvent[]) {
  const joiner = createJoiner();
  for (const event of events) joiner.add(event);
  return joiner.takeChanged();
}

const shown = ({ exchange }: { exchange: Pick<Exchange, 'status' | 'requestHeaders'> }) =>
  `${exchange.status} ${exchange.requestHeaders.map(({ name, value }) => `${name}: ${value}`).join()}`;

describe('a challenge that Chromium answers without showing it', () => {
  it('makes two exchanges: the challenge, and the request with credentials whose user is not known', () => {
    const drafts = join(...request('/in/', [401, 200]));
    expect(drafts.map(shown)).toEqual(['401 ', '200 Authorization: Basic Og==']);
    expect(drafts[1]?.previous).toBe(drafts[0]);
  });

  it('goes on with the requests of the same protection space, and with no others', () => {
    const other = { type: 'xmlhttprequest', initiator: 'https://other.example' };
    const drafts = join(
      ...request('/in/', [401, 200]),
      ...request('/in/orders/1', [200]),
      ...request('/about', [200]),
      ...request('/in/data', [200], other),
    );
    expect(drafts.slice(2).map(shown)).toEqual(['200 Authorization: Basic Og==', '200 ', '200 ']);
  });

  it('is over when the server refuses', () => {
    const drafts = join(...request('/in/', [401, 200]), ...request('/in/a', [401]), ...request('/in/b', [200]));
    expect(drafts.slice(2).map(shown)).toEqual(['401 ', '200 ']);
  });

  it('makes nothing of a challenge that stays unanswered', () => {
    expect(join(...request('/in/', [401]), ...request('/in/b', [200])).map(shown)).toEqual(['401 ', '200 ']);
  });

  it('names the scheme only where the browser had no choice but that one', () => {
    const note = (...values: string[]) =>
      createAnsweredChallenges().note({
        url: origin,
        responseHeaders: values.map((value) => ({ name: 'www-authenticate', value })),
      })?.value;
    expect(note('Basic realm="a"')).toMatch(/^Basic /);
    expect(note('Digest realm="a", nonce="b"', 'Basic realm="a"')).toMatch(/^Digest /);
    expect(note('Negotiate', 'Basic realm="a"')).toBeUndefined();
    expect(note('Bearer')).toBeUndefined();
  });
});
