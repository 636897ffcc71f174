import { describe, expect, it } from 'vitest';
import { createClocks } from '../../../src/core/http/clock-skew.ts';
import type { Exchange } from '../../../src/core/http/exchange.ts';

const T = Date.UTC(2026, 0, 1, 12, 0, 0);
const ORIGIN = 'https://app.example.com';

/** A response to a request sent `start` ms after T that took `took` ms, whose server said that it was `said` seconds after T. */
function answer(start: number, took: number, said: number, more: Partial<Exchange> = {}, age?: string): Exchange {
  const date = { name: 'Date', value: new Date(T + said * 1000).toUTCString() };
  return {
    id: '1',
    number: 1,
    url: `${ORIGIN}/`,
    method: 'GET',
    type: 'document',
    startedAt: T + start,
    endedAt: T + start + took,
    status: 200,
    requestHeaders: [],
    responseHeaders: age === undefined ? [date] : [date, { name: 'Age', value: age }],
    ...more,
  };
}

function skewOf(...exchanges: Exchange[]) {
  const clocks = createClocks();
  for (const exchange of exchanges) clocks.observe(exchange);
  return clocks.get(ORIGIN);
}

describe('the clock of a server', () => {
  it('is told to the second and the time that the request took', () => {
    expect(skewOf(answer(0, 200, 60))).toEqual({ origin: ORIGIN, low: 59_800, high: 61_000, responses: 1 });
    expect(skewOf(answer(500, 100, -30))).toEqual({ origin: ORIGIN, low: -30_600, high: -29_500, responses: 1 });
  });

  it('is narrowed down by each response that agrees', () => {
    const skew = skewOf(answer(0, 200, 60), answer(700, 100, 60), answer(1300, 900, 61));
    expect(skew).toEqual({ origin: ORIGIN, low: 59_800, high: 60_300, responses: 3 });
    expect(skewOf(answer(0, 1000, 60), answer(200, 100, 60))).toMatchObject({ low: 59_700, high: 60_800 });
  });

  it('begins anew when a response contradicts', () => {
    expect(skewOf(answer(0, 200, 60), answer(0, 200, 600))).toMatchObject({ low: 599_800, responses: 1 });
    expect(skewOf(answer(0, 200, 60), answer(0, 200, -600))).toMatchObject({ low: -600_200, responses: 1 });
  });

  it('still agrees where the ranges touch', () => {
    expect(skewOf(answer(0, 0, 60), answer(0, 0, 61))).toEqual({
      origin: ORIGIN,
      low: 61_000,
      high: 61_000,
      responses: 2,
    });
    expect(skewOf(answer(0, 0, 61), answer(0, 0, 60))).toEqual({
      origin: ORIGIN,
      low: 61_000,
      high: 61_000,
      responses: 2,
    });
  });

  it.each([
    ['came from the cache', { fromCache: true }],
    ['has not ended', { endedAt: undefined as unknown as number }],
    ['never came', { status: 0 }],
    ['repeats what was stored', { status: 304 }],
    ['has no date', { responseHeaders: [] }],
    ['has a date that is none', { responseHeaders: [{ name: 'date', value: 'yesterday' }] }],
    [
      'has a date that is too long',
      { responseHeaders: [{ name: 'date', value: `${new Date(T).toUTCString()}${' '.repeat(40)}` }] },
    ],
    ['ended before it began', { endedAt: T - 5000 }],
  ])('is not told by a response that %s', (_what, more) => {
    expect(skewOf(answer(0, 200, 60, more))).toBeUndefined();
  });

  it('is not told by a response that lay in a cache on its way', () => {
    expect(skewOf(answer(0, 200, 60, {}, '0'))).toBeUndefined();
  });

  it('is asked by origin', () => {
    const clocks = createClocks();
    clocks.observe(answer(0, 200, 60));
    clocks.observe(answer(0, 200, 5, { url: 'https://other.example:8443/x' }));
    expect(clocks.get('https://other.example:8443')?.low).toBe(4800);
    expect(clocks.get(ORIGIN)?.low).toBe(59_800);
    expect(clocks.get('https://nowhere.example')).toBeUndefined();
  });

  it('is told by a hundred responses of two hundred origins, and no more', () => {
    const clocks = createClocks();
    for (let count = 0; count < 120; count++) clocks.observe(answer(0, 200, 60));
    expect(clocks.get(ORIGIN)?.responses).toBe(100);
    for (let count = 0; count < 220; count++) clocks.observe(answer(0, 200, 60, { url: `https://s${count}.example/` }));
    expect(clocks.get('https://s198.example')).toBeDefined();
    expect(clocks.get('https://s199.example')).toBeUndefined();
    clocks.observe(answer(0, 200, 600));
    expect(clocks.get(ORIGIN)?.low).toBe(59_800);
  });
});
