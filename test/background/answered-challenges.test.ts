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

describe('the field that the browser is known to add', () => {
  const asks = (value: string) => [{ name: 'www-authenticate', value }];

  function noted(...notes: [string, string?][]) {
    const challenges = createAnsweredChallenges();
    for (const [path, value = 'Basic realm="a"'] of notes)
      challenges.note({ url: path.startsWith('/') ? origin + path : path, responseHeaders: asks(value) });
    return (path: string, more: Partial<Exchange> = {}) =>
      challenges.fieldFor({
        url: path.startsWith('/') ? origin + path : path,
        type: 'document',
        requestHeaders: [],
        ...more,
      });
  }

  const fetched = { type: 'fetch' } as const;
  it.each([
    ['the folder of the challenge', '/private/', {}, true],
    ['beside it', '/private/b', {}, true],
    ['below it', '/private/c/d', {}, true],
    ['a folder that only begins alike', '/private', {}, false],
    ['the top', '/', {}, false],
    ['another host', 'https://other.example/private/a', {}, false],
    ['no address', 'nowhere', {}, false],
    ['a preflight', '/private/b', { type: 'preflight' }, false],
    ['a script of the page', '/private/b', { ...fetched, initiator: origin }, true],
    ['a script that nobody names', '/private/b', fetched, true],
    ['a script of another origin', '/private/b', { ...fetched, initiator: 'https://other.example' }, false],
    ['a link of another origin', '/private/b', { initiator: 'https://other.example' }, true],
    ['a request that has it already', '/private/b', { requestHeaders: [{ name: 'authorization', value: 'x' }] }, false],
  ] as [string, string, Partial<Exchange>, boolean][])('%s', (_, path, more, added) => {
    expect(noted(['/private/a'])(path, more)).toEqual(
      added ? { name: 'Authorization', value: 'Basic Og==' } : undefined,
    );
  });

  it('is none before anything was noted, nor of a challenge that cannot be read', () => {
    expect(noted()('/private/a')).toBeUndefined();
    expect(noted(['/private/a', 'Bearer'])('/private/a')).toBeUndefined();
    expect(noted(['/private/a', 'NTLM'])('/private/a')).toBeUndefined();
    expect(noted(['nowhere'])('/private/a')).toBeUndefined();
  });

  it('goes for each folder that was asked for, until the server asks in another way', () => {
    const basic = noted(['/a/x'], ['/b/x']);
    expect([basic('/a/')?.value, basic('/b/')?.value]).toEqual(['Basic Og==', 'Basic Og==']);
    const digest = noted(['/a/x'], ['/b/x', 'Digest realm="a", nonce="b"']);
    expect([digest('/a/')?.value, digest('/b/')?.value]).toEqual([undefined, 'Digest username=""']);
  });

  it('is remembered of a hundred origins, and of twenty folders of each', () => {
    const host = (index: number): [string] => [`https://h${index}.example/a/`];
    const hosts = Array.from({ length: 100 }, (_, index) => host(index));
    expect(noted(...hosts)('https://h0.example/a/')).toBeDefined();
    const more = noted(...hosts, host(100));
    expect([more('https://h0.example/a/'), more('https://h100.example/a/')]).toEqual([undefined, expect.anything()]);
    const folders = noted(...Array.from({ length: 22 }, (_, index): [string] => [`/f${index}/a`]));
    expect([folders('/f19/'), folders('/f20/')]).toEqual([expect.anything(), undefined]);
  });

  it('is not forgotten for an address that is none', () => {
    const challenges = createAnsweredChallenges();
    challenges.note({ url: `${origin}/a/`, responseHeaders: asks('Basic realm="a"') });
    challenges.forget('nowhere');
    const request = { url: `${origin}/a/`, type: 'document', requestHeaders: [] } as const;
    expect(challenges.fieldFor({ ...request, requestHeaders: [] })).toBeDefined();
    challenges.forget(`${origin}/other`);
    expect(challenges.fieldFor({ ...request, requestHeaders: [] })).toBeUndefined();
  });
});
