import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/background/draft.ts';
import { createJoiner } from '../../src/background/exchanges.ts';
import type { RawEvent } from '../../src/background/web-request.ts';

type Name = RawEvent['name'];

/** Events of one request, in short. */
function event(name: Name, more: Record<string, unknown> = {}): RawEvent {
  return {
    name,
    details: {
      requestId: '7',
      url: 'https://app.example.com/api',
      method: 'GET',
      type: 'xmlhttprequest',
      tabId: 1,
      frameId: 0,
      timeStamp: 1000,
      ...more,
    },
  } as unknown as RawEvent;
}

function join(...events: RawEvent[]): Draft[] {
  const joiner = createJoiner();
  for (const one of events) joiner.add(one);
  return joiner.takeChanged();
}

describe('joining webRequest events', () => {
  it('makes one exchange of a request and its response', () => {
    const drafts = join(
      event('request'),
      event('sent', { requestHeaders: [{ name: 'Accept', value: '*/*' }], timeStamp: 1010 }),
      event('headers', {
        statusCode: 200,
        responseHeaders: [{ name: 'Content-Type', value: 'application/json' }],
        timeStamp: 1050,
      }),
      event('started', { statusCode: 200 }),
      event('completed', { statusCode: 200 }),
    );
    expect(drafts).toHaveLength(1);
    expect(drafts[0]?.exchange).toEqual({
      url: 'https://app.example.com/api',
      method: 'GET',
      type: 'fetch',
      startedAt: 1010,
      endedAt: 1050,
      status: 200,
      requestHeaders: [{ name: 'Accept', value: '*/*' }],
      responseHeaders: [{ name: 'Content-Type', value: 'application/json' }],
    });
  });

  it('makes each redirect an exchange of its own that knows where it came from', () => {
    const drafts = join(
      event('request', { type: 'main_frame' }),
      event('sent', { type: 'main_frame' }),
      event('headers', { statusCode: 302, responseHeaders: [{ name: 'Location', value: '/home' }] }),
      event('redirect', { statusCode: 302 }),
      event('request', { type: 'main_frame', url: 'https://app.example.com/home' }),
      event('sent', { type: 'main_frame', url: 'https://app.example.com/home' }),
      event('headers', { statusCode: 200, url: 'https://app.example.com/home', responseHeaders: [] }),
    );
    expect(drafts.map(({ exchange }) => [exchange.url, exchange.status])).toEqual([
      ['https://app.example.com/api', 302],
      ['https://app.example.com/home', 200],
    ]);
    expect(drafts[1]?.previous).toBe(drafts[0]);
  });

  it('makes the repetition after an HTTP challenge an exchange of its own', () => {
    const drafts = join(
      event('request'),
      event('sent'),
      event('headers', { statusCode: 401, responseHeaders: [{ name: 'WWW-Authenticate', value: 'Basic realm="a"' }] }),
      event('sent', { requestHeaders: [{ name: 'Authorization', value: 'Basic YTpi' }] }),
      event('headers', { statusCode: 200, responseHeaders: [] }),
      event('completed', { statusCode: 200 }),
    );
    expect(drafts.map(({ exchange }) => exchange.status)).toEqual([401, 200]);
    expect(drafts[0]?.exchange.requestHeaders).toEqual([]);
    expect(drafts[1]?.exchange.requestHeaders[0]?.name).toBe('Authorization');
    expect(drafts[1]?.previous).toBe(drafts[0]);
  });

  it.each([
    ['before it ended', false],
    ['after it ended', true],
  ])('makes no second exchange of a beginning that is told %s', (_, isOver) => {
    const begun = [
      event('request', { timeStamp: 900 }),
      event('sent', { timeStamp: 910, requestHeaders: [{ name: 'Accept', value: '*/*' }] }),
    ];
    const headers = event('headers', { statusCode: 200, responseHeaders: [], timeStamp: 1000 });
    const completed = event('completed', { statusCode: 200, timeStamp: 1010 });
    const drafts = isOver ? join(headers, completed, ...begun) : join(headers, ...begun, completed);
    expect(drafts).toHaveLength(1);
    const told = isOver
      ? { startedAt: 1000, requestHeaders: [] }
      : { startedAt: 910, requestHeaders: [{ name: 'Accept' }] };
    expect(drafts[0]?.exchange).toMatchObject({ status: 200, endedAt: 1000, ...told });
    expect(drafts[0]?.exchange.unseen).toEqual(isOver ? ['request-headers'] : undefined);
  });

  it('takes what comes after an answer whose beginning was not seen for the step it leads to', () => {
    const drafts = join(
      event('headers', { statusCode: 302, responseHeaders: [{ name: 'Location', value: '/home' }], timeStamp: 1000 }),
      event('redirect', { statusCode: 302, timeStamp: 1000 }),
      event('request', { url: 'https://app.example.com/home', timeStamp: 1000 }),
      event('sent', { url: 'https://app.example.com/home', timeStamp: 1001 }),
      event('headers', { statusCode: 200, url: 'https://app.example.com/home', responseHeaders: [], timeStamp: 1005 }),
    );
    expect(drafts.map(({ exchange }) => exchange.status)).toEqual([302, 200]);
  });

  it('says that the request headers were not seen when the worker that saw them is gone', () => {
    const [draft] = join(
      event('headers', { statusCode: 200, responseHeaders: [] }),
      event('completed', { statusCode: 200 }),
    );
    expect(draft?.lost).toBe(true);
    expect(draft?.exchange.unseen).toEqual(['request-headers']);
    expect(draft?.exchange.status).toBe(200);
  });

  it('passes over the end of a request whose headers an earlier worker recorded', () => {
    expect(join(event('completed', { statusCode: 200 }))).toEqual([]);
    expect(join(event('error', { error: 'net::ERR_ABORTED' }))).toEqual([]);
  });

  it('takes a response from the cache, which sends no headers, without calling anything unseen', () => {
    const [draft] = join(
      event('request'),
      event('started', { statusCode: 200, fromCache: true, responseHeaders: [{ name: 'ETag', value: '"1"' }] }),
      event('completed', { statusCode: 200, fromCache: true }),
    );
    expect(draft?.exchange.fromCache).toBe(true);
    expect(draft?.exchange.unseen).toBeUndefined();
    expect(draft?.exchange.responseHeaders).toHaveLength(1);
  });

  it('keeps the error of a request that got no response', () => {
    const [draft] = join(
      event('request'),
      event('sent'),
      event('error', { error: 'net::ERR_CONNECTION_REFUSED', timeStamp: 1200 }),
    );
    expect(draft?.exchange).toMatchObject({ status: 0, error: 'net::ERR_CONNECTION_REFUSED', endedAt: 1200 });
  });

  it('does not call a response failed when only its body was cut short', () => {
    const joiner = createJoiner();
    joiner.add(event('request'));
    joiner.add(event('sent'));
    joiner.add(event('headers', { statusCode: 200, responseHeaders: [] }));
    expect(joiner.takeChanged()).toHaveLength(1);
    joiner.add(event('error', { error: 'net::ERR_ABORTED' }));
    expect(joiner.takeChanged()).toEqual([]);
    expect(joiner.size()).toBe(0);
  });

  it('keeps names of form fields, values of sign-in parameters only, and never a password', () => {
    const [draft] = join(
      event('request', {
        method: 'POST',
        requestBody: {
          formData: {
            username: ['ada'],
            password: ['hunter2-secret'],
            grant_type: ['password'],
            client_secret: ['s3'],
          },
        },
      }),
      event('sent', {
        method: 'POST',
        requestHeaders: [{ name: 'Content-Type', value: 'application/x-www-form-urlencoded' }],
      }),
    );
    expect(draft?.exchange.requestBody?.fields).toEqual([
      { name: 'username' },
      { name: 'password', mark: expect.stringMatching(/^\*\w{4}\*{9}$/) },
      { name: 'grant_type', value: 'password' },
      { name: 'client_secret', mark: '**' },
    ]);
    expect(JSON.stringify(draft)).not.toContain('hunter2-secret');
  });

  it('reads the field names of a JSON body, which comes as bytes', () => {
    const bytes = new TextEncoder().encode(
      JSON.stringify({ user: { email: 'a@b' }, password: 'x1', scope: 'openid' }),
    ).buffer;
    const [draft] = join(
      event('request', { method: 'POST', requestBody: { raw: [{ bytes }] } }),
      event('sent', {
        method: 'POST',
        requestHeaders: [{ name: 'content-type', value: 'application/json; charset=utf-8' }],
      }),
    );
    expect(draft?.exchange.requestBody).toMatchObject({
      mediaType: 'application/json',
      bytes: bytes.byteLength,
      fields: [{ name: 'user.email' }, { name: 'password', mark: '**' }, { name: 'scope', value: 'openid' }],
    });
  });

  it('tells a preflight from a script that sends OPTIONS itself', () => {
    const preflight = { method: 'OPTIONS', requestHeaders: [{ name: 'Access-Control-Request-Method', value: 'PUT' }] };
    expect(join(event('request', { method: 'OPTIONS' }), event('sent', preflight))[0]?.exchange.type).toBe('preflight');
    const own = { method: 'OPTIONS', requestHeaders: [] };
    expect(join(event('request', own), event('sent', own))[0]?.exchange.type).toBe('fetch');
  });

  describe('what DevTools read of a page out of the cache when they open', () => {
    const url = 'https://app.example.com/page';
    const load = [
      event('request', { type: 'main_frame', url, requestId: '1' }),
      event('headers', { type: 'main_frame', url, requestId: '1', statusCode: 200 }),
      event('completed', { type: 'main_frame', url, requestId: '1', statusCode: 200 }),
    ];
    const of = (name: Name, more: Record<string, unknown> = {}) => event(name, { type: 'other', url, ...more });
    const headers = (mode: string, dest = 'empty') => [
      { name: 'Sec-Fetch-Mode', value: mode },
      { name: 'Sec-Fetch-Dest', value: dest },
    ];
    const MISS = 'net::ERR_CACHE_MISS';

    it.each([
      ['there', [of('sent', { requestHeaders: headers('same-origin') }), of('started', { statusCode: 200 })]],
      ['not there', [of('sent', { requestHeaders: headers('same-origin') }), of('error', { error: MISS })]],
      ['there, of a site without TLS', [of('sent'), of('started', { statusCode: 200, fromCache: true })]],
      ['not there, of a site without TLS', [of('sent'), of('error', { error: MISS })]],
      ['there, and nothing was sent', [of('completed', { statusCode: 200, fromCache: true })]],
    ])('is no request of the page: %s', (_how, events) => {
      const joiner = createJoiner();
      const seen: Draft[] = [];
      for (const one of [...load, of('request'), ...events, of('completed', { statusCode: 200, fromCache: true })]) {
        joiner.add(one);
        seen.push(...joiner.takeChanged());
      }
      expect(seen.map(({ exchange }) => exchange.type)).not.toContain('other');
      expect(joiner.size()).toBe(0);
    });

    it('is known by its end when an earlier worker saw it begin', () => {
      expect(join(of('error', { error: MISS }))).toEqual([]);
      expect(join(event('error', { error: MISS }))).toHaveLength(1);
    });

    it.each([
      ['prefetched', headers('no-cors'), { statusCode: 200 }],
      ['a manifest', headers('cors', 'manifest'), { statusCode: 200 }],
      ['no document, of a site without TLS', [], { statusCode: 200, fromCache: true, url: `${url}.json` }],
      ['a document, and answered by the server', [], { statusCode: 200 }],
    ])('is not what is %s', (_what, requestHeaders, end) => {
      const [draft] = join(
        ...load,
        of('request', end),
        of('sent', { ...end, requestHeaders }),
        of('headers', end),
        of('completed', end),
      ).filter(({ exchange }) => exchange.type === 'other');
      expect(draft?.exchange.status).toBe(200);
      expect(draft?.lost).toBe(false);
    });
  });

  it('forgets the oldest of too many requests that never end', () => {
    const joiner = createJoiner();
    for (let index = 0; index < 6000; index++) joiner.add(event('request', { requestId: String(index) }));
    expect(joiner.size()).toBe(5000);
  });

  it('tells of a request as soon as it began, and again when it was sent and answered', () => {
    const joiner = createJoiner();
    const told = [event('request'), event('sent'), event('headers', { statusCode: 200, responseHeaders: [] })].map(
      (one) => {
        joiner.add(one);
        return joiner.takeChanged().map(({ exchange }) => exchange.status);
      },
    );
    expect(told).toEqual([[0], [0], [200]]);
  });

  it('hears no more of a request that has ended', () => {
    const joiner = createJoiner();
    const headers = event('headers', { statusCode: 200, responseHeaders: [] });
    for (const one of [event('request'), headers, event('completed', { statusCode: 200 })]) joiner.add(one);
    expect(joiner.takeChanged()).toHaveLength(1);
    for (const one of [headers, event('completed', { statusCode: 200 }), event('error', { error: 'net::ERR_FAILED' })])
      joiner.add(one);
    expect(joiner.takeChanged()).toEqual([]);
  });

  it('goes on with a request that an earlier worker saw begin', () => {
    const joiner = createJoiner();
    const { details } = event('request');
    const exchange = { url: details.url, method: 'GET', type: 'fetch', startedAt: 900, status: 0 } as const;
    const draft = joiner.resume({ exchange: { ...exchange, requestHeaders: [], responseHeaders: [] }, details });
    expect([joiner.takeChanged(), joiner.size()]).toEqual([[], 1]);
    joiner.add(event('headers', { statusCode: 401, responseHeaders: [] }));
    joiner.add(event('completed', { statusCode: 401 }));
    expect(joiner.takeChanged()).toEqual([draft]);
    expect(draft.exchange).toMatchObject({ startedAt: 900, status: 401 });
    expect(draft.lost).toBe(false);
  });

  it('sends the body again with the repetition after a challenge', () => {
    const requestBody = { formData: { user: ['ada'] } };
    const type = { name: 'Content-Type', value: 'application/x-www-form-urlencoded' };
    const asked = { statusCode: 401, responseHeaders: [{ name: 'WWW-Authenticate', value: 'Basic realm="a"' }] };
    const shown = join(
      event('request', { method: 'POST', requestBody }),
      event('sent', { method: 'POST', requestHeaders: [type] }),
      event('headers', { method: 'POST', ...asked }),
      event('sent', { method: 'POST', requestHeaders: [type] }),
    );
    expect(shown.map(({ exchange }) => exchange.requestBody?.fields)).toEqual([[{ name: 'user' }], [{ name: 'user' }]]);
    const hidden = join(
      event('request', { method: 'POST', requestBody }),
      event('sent', { method: 'POST', requestHeaders: [type] }),
      event('headers', { method: 'POST', ...asked }),
      event('started', { method: 'POST', statusCode: 200, responseHeaders: [] }),
    );
    expect(hidden.map(({ exchange }) => exchange.requestBody?.fields)).toEqual([
      [{ name: 'user' }],
      [{ name: 'user' }],
    ]);
    expect(
      join(event('request'), event('headers', asked), event('started', { statusCode: 200 }))[1]?.exchange,
    ).not.toHaveProperty('requestBody');
  });

  it('says which body was there and could not be read', () => {
    const [draft] = join(
      event('request', { method: 'POST', requestBody: { error: 'Unknown error.' } }),
      event('sent', { method: 'POST', requestHeaders: [] }),
    );
    expect(draft?.exchange.unseen).toEqual(['request-body']);
    expect(draft?.exchange).not.toHaveProperty('requestBody');
  });

  it('says that the fields of an answer were not seen, where the browser names none', () => {
    const [draft] = join(
      event('request'),
      event('headers', { statusCode: 200 }),
      event('completed', { statusCode: 200 }),
    );
    expect(draft?.exchange.unseen).toEqual(['response-headers']);
  });

  it.each([
    [{ initiator: 'https://page.example' }, 'https://page.example'],
    [{ originUrl: 'https://page.example/path?x=1' }, 'https://page.example'],
    [{ originUrl: 'data:text/html,x' }, undefined],
    [{ originUrl: 'no address' }, undefined],
    [{}, undefined],
  ])('names who asked: %j', (more, initiator) => {
    const [draft] = join(event('request', more));
    expect(draft?.exchange.initiator).toBe(initiator);
  });

  it('keeps of an event what tells where the request belongs, and no secret', () => {
    const secret = 'https://page.example/?password=hunter2-secret';
    const more = {
      documentUrl: secret,
      originUrl: secret,
      documentLifecycle: 'active',
      frameAncestors: [{ url: secret, frameId: 3 }],
    };
    const [draft] = join(event('request', more));
    expect(draft?.details).toMatchObject({ documentLifecycle: 'active', frameAncestors: [{ frameId: 3 }] });
    expect(draft?.details.documentUrl).toMatch(/^https:\/\/page\.example\/\?password=\*/);
    expect(JSON.stringify(draft)).not.toContain('hunter2');
    expect(Object.keys(join(event('request'))[0]?.details ?? {})).toEqual([
      'requestId',
      'url',
      'method',
      'type',
      'tabId',
      'frameId',
      'timeStamp',
    ]);
  });

  it('takes what DevTools read again of a frame for none of the page too', () => {
    const url = 'https://app.example.com/frame';
    const frame = { type: 'sub_frame', url, requestId: '1' };
    const again = { type: 'other', url };
    const drafts = join(
      event('request', frame),
      event('headers', { ...frame, statusCode: 200 }),
      event('request', again),
      event('sent', again),
      event('started', { ...again, statusCode: 200, fromCache: true }),
    );
    expect(drafts.map(({ exchange }) => exchange.type)).toEqual(['subdocument']);
  });

  it('tells of an answer of type "other" whose request an earlier worker saw', () => {
    expect(join(event('headers', { type: 'other', statusCode: 200, responseHeaders: [] }))).toHaveLength(1);
  });
});
