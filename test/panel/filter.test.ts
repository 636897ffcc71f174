import { describe, expect, test } from 'vitest';
import type { ExchangeRow } from '../../src/core/capture/row.ts';
import { filterRows } from '../../src/panel/filter/apply.ts';
import { completionsOf, wordAt } from '../../src/panel/filter/complete.ts';
import { filterContextOf } from '../../src/panel/filter/context.ts';
import { explainNothing } from '../../src/panel/filter/explain.ts';
import type { FilterContext } from '../../src/panel/filter/match.ts';
import { parseFilter } from '../../src/panel/filter/terms.ts';
import { toggleWord } from '../../src/panel/requests/FilterBar.tsx';
import type { Concern } from '../../src/panel/why/concerns.ts';
import { credentialOf, reportOf, rowOf, siteOf } from '../fixtures/report.ts';

const access = { id: 'jwt#1', name: 'Access token', role: 'access', kind: 'jws' };
const session = { id: 'session#1', name: 'sid', role: 'session', kind: 'session-id' };

const rows: ExchangeRow[] = [
  rowOf({ number: 1, url: 'https://shop.example.com/', type: 'document', status: 200, sent: [] }),
  rowOf({ number: 2, url: 'https://id.example.net/login', method: 'POST', status: 302, received: [session] }),
  rowOf({ number: 3, url: 'https://api.example.com/me', status: 401, sent: [access], authBytes: 5000 }),
  rowOf({ number: 4, url: 'http://localhost:8080/api/items?q=a', status: 503, sent: [access], authBytes: 900 }),
  rowOf({ number: 5, url: 'https://api.example.com/late', status: 0, sent: [] }),
  rowOf({
    number: 6,
    url: 'https://cdn.example.org/a.js',
    type: 'script',
    status: 0,
    error: 'net::ERR_FAILED',
    sent: [],
  }),
  rowOf({ number: 7, url: 'https://api.example.com/ok', status: 204, sent: [session], fromCache: true, authBytes: 90 }),
];

const failure = { causes: [{ cause: 'token-expired', says: 'the token expired before it was sent' }] };
const context: FilterContext = {
  concerns: new Map([
    ['3', [{ part: 'failed', failure }] as unknown as Concern[]],
    ['2', [{ part: 'reason', failure }] as unknown as Concern[]],
  ]),
  protocol: new Set(['2']),
  setCookies: new Set(['session#1']),
};
const shown = (filter: string) => filterRows(rows, parseFilter(filter), context, false).map(({ number }) => number);

describe('a filter', () => {
  test.each<[string, number[]]>([
    ['', [1, 2, 3, 4, 5, 6, 7]],
    ['API', [3, 4, 5, 7]],
    ['api -late', [3, 4, 7]],
    ['api me', [3]],
    ['access', [3, 4]],
    ['post', [2]],
    ['401', [3]],
    ['/api\\.example\\.com\\/(me|ok)$/', [3, 7]],
    ['-/example/', [4]],
    ['/API/', [3, 4, 5, 7]],
    ['status:401', [3]],
    ['status-code:401', [3]],
    ['status:4xx', [3]],
    ['status:4', [3]],
    ['-status:2xx', [2, 3, 4, 5, 6]],
    ['status:failed', [6]],
    ['method:post', [2]],
    ['method:POST', [2]],
    ['domain:example.com', [1, 3, 5, 7]],
    ['domain:*.example.com', [1, 3, 5, 7]],
    ['domain:localhost', [4]],
    ['domain:localhost:8080', [4]],
    ['domain:ample.com', []],
    ['type:script', [6]],
    ['has:jwt', [3, 4]],
    ['has:set-cookie', [2]],
    ['has:session', [2, 7]],
    ['has:credential', [2, 3, 4, 7]],
    ['-has:credential', [1, 5, 6]],
    ['is:failed', [3, 4, 6]],
    ['is:auth', [2]],
    ['is:pending', [5]],
    ['is:cached', [7]],
    ['cause:expired', [2, 3]],
    ['cause:token-exp -status:302', [3]],
    ['credential:sid', [2, 7]],
    ['credential:jwt#1', [3, 4]],
    ['larger-than:1k', [3]],
    ['larger-than:89', [3, 4, 7]],
    ['localhost:8080', [4]],
    ['"api/items"', [4]],
    ['https://api.example.com/me', [3]],
    ['has:jwt status:5xx', [4]],
    // What is being typed narrows nothing yet, and what cannot be read matches nothing.
    ['status:', [1, 2, 3, 4, 5, 6, 7]],
    ['-', []],
    ['status:abc', []],
    ['larger-than:much', []],
    ['/(/', []],
    ['is:great', []],
  ])('%s', (filter, numbers) => {
    expect(shown(filter)).toEqual(numbers);
  });

  test('leaves rows without a credential out when asked to', () => {
    expect(filterRows(rows, [], context, true).map(({ number }) => number)).toEqual([2, 3, 4, 7]);
  });

  test('is never confused by what a person types', () => {
    for (const text of [
      '::::',
      '---',
      '"',
      '/',
      '//',
      'a:b:c',
      'constructor:x',
      '__proto__:',
      'has:__proto__',
      '-"',
      '/a',
    ])
      expect(() => shown(text)).not.toThrow();
  });
});

describe('a filter that leaves nothing', () => {
  const explain = (filter: string) => explainNothing(rows, parseFilter(filter), context);

  test('names the word that matches nothing, and what is left without it', () => {
    expect(explain('api status:418')).toEqual({
      text: expect.stringMatching(/^“status:418” matches none of 7 requests\. status: a code, or 4xx/),
      without: { filter: 'api', count: 4 },
    });
  });

  test('tells a word that is no key', () => {
    expect(explain('statu:401').text).toBe(
      '“statu:401” matches none of 7 requests. There is no “statu:”; it was looked for as text.',
    );
  });

  test('tells what cannot be read', () => {
    expect(explain('status:abc').text).toBe('“status:abc” is no status: write 401 or 4xx.');
    expect(explain('/(/').text).toBe('“/(/” is no regular expression.');
  });

  test('tells when words match, but never together', () => {
    expect(explain('post has:jwt')).toEqual({
      text: 'Each word matches some of 7 requests, but none matches all of them.',
      without: { filter: 'has:jwt', count: 2 },
    });
  });

  test('tells a minus that leaves out everything', () => {
    expect(explain('-/./').text).toBe('“-/./” leaves out all 7 requests.');
  });
});

describe('completion', () => {
  const texts = (word: string) => completionsOf(word, rows, ['token-expired']).map(({ text }) => text);

  test('offers the keys', () => {
    expect(texts('st')).toEqual(['status:']);
    expect(texts('-me')).toEqual(['-method:']);
    expect(texts('').length).toBeGreaterThan(6);
  });

  test('offers the values of the capture, the most frequent first', () => {
    expect(texts('method:')).toEqual(['method:GET', 'method:POST']);
    expect(texts('domain:api')).toEqual(['domain:api.example.com']);
    expect(texts('-cause:ex')).toEqual(['-cause:token-expired']);
    expect(texts('credential:acc')).toEqual(['credential:"Access token"']);
    expect(texts('has:set')).toEqual(['has:set-cookie']);
  });

  test('offers nothing for free text and for what is complete', () => {
    expect(texts('orders')).toEqual([]);
    expect(texts('is:auth')).toEqual([]);
    expect(texts('nothing:x')).toEqual([]);
  });

  test('is of the word at the caret', () => {
    expect(wordAt('api stat -x', 8)).toEqual({ start: 4, word: 'stat' });
    expect(wordAt('', 0)).toEqual({ start: 0, word: '' });
  });
});

test('messages of a protocol are those of attempts, and the page that an unsolicited login began on', () => {
  const attempt = { first: '3', last: '4', exchanges: ['3'], steps: [{ exchange: '4' }], traits: ['unsolicited'] };
  const site = siteOf({
    attempts: [attempt] as never,
    credentials: [credentialOf({ id: 'session#9', carriers: ['set-cookie'] })],
  });
  const found = filterContextOf(reportOf([site]), new Map(), rows);
  expect([...found.protocol].sort()).toEqual(['1', '3', '4']);
  expect([...found.setCookies]).toEqual(['session#9']);
});

test('a word is put into a filter, and taken out of it', () => {
  expect(toggleWord('api  -x', 'is:auth', true)).toBe('api -x is:auth');
  expect(toggleWord('api IS:auth -x', 'is:auth', false)).toBe('api -x');
});
