import { describe, expect, it } from 'vitest';
import { createCapture } from '../../../../src/core/capture/create-capture.ts';
import { createPublicSuffixes } from '../../../../src/core/http/site.ts';
import { buildReport } from '../../../../src/core/report/build.ts';
import { renderText } from '../../../../src/core/report/render-text.ts';
import type { ExampleExchange } from '../../../../src/core/rules/rule.ts';
import { loginPost, SESSION_LINE } from '../../../../src/core/rules/support/example-flows.ts';
import { createExchanges, SESSION_ID } from '../../../../src/core/rules/support/examples.ts';

const MINUTE = 60_000;
const cookie = { cookie: `sid=${SESSION_ID}` };
const login = loginPost({ response: { 'set-cookie': SESSION_LINE } });
const home = (rest: Partial<ExampleExchange> = {}): ExampleExchange => ({
  url: 'https://app.example.com/home',
  type: 'document',
  request: cookie,
  ...rest,
});

/** The report after exchanges that begin the given minutes after each other. */
function reportOf(steps: [number, ExampleExchange][]) {
  const exchanges = createExchanges({ exchanges: steps.map(([, exchange]) => exchange) });
  const capture = createCapture({ suffixes: createPublicSuffixes('com'), browser: 'chrome' });
  const start = exchanges[0]?.startedAt ?? 0;
  let minutes = 0;
  for (const [index, exchange] of exchanges.entries()) {
    minutes += steps[index]?.[0] ?? 0;
    const startedAt = start + minutes * MINUTE;
    capture.observe({ kind: 'exchange', exchange: { ...exchange, startedAt, endedAt: startedAt + 20 } });
  }
  return buildReport(capture, { now: start + (minutes + 1) * MINUTE, source: 'live' });
}

function endOf(steps: [number, ExampleExchange][]) {
  return reportOf(steps).sites[0]?.credentials.find(({ role }) => role === 'session')?.sessionEnd;
}

describe('the end of a session', () => {
  it('is seen where a request with its cookie is refused after a while of rest', () => {
    expect(
      endOf([
        [0, login],
        [1, home()],
        [35, home({ status: 401 })],
      ]),
    ).toEqual({
      letIn: '2',
      refused: '3',
      idleMs: 35 * MINUTE,
      ageMs: 36 * MINUTE - 20,
    });
  });

  it('is seen where the answer leads to where one signs in', () => {
    const end = endOf([
      [0, login],
      [1, home()],
      [20, home({ status: 302, response: { location: '/login' } })],
    ]);
    expect(end?.idleMs).toBe(20 * MINUTE);
  });

  it('tells no age of a session that was there before', () => {
    const before = loginPost({ request: cookie });
    expect(
      endOf([
        [0, before],
        [1, home()],
        [20, home({ status: 401 })],
      ]),
    ).not.toHaveProperty('ageMs');
  });

  it('is none when the session is let in again, when what was asked is forbidden, or when nothing was let in', () => {
    expect(
      endOf([
        [0, login],
        [1, home()],
        [20, home({ status: 401 })],
        [1, home()],
      ]),
    ).toBeUndefined();
    expect(
      endOf([
        [0, login],
        [1, home()],
        [20, home({ status: 403 })],
      ]),
    ).toBeUndefined();
    expect(
      endOf([
        [0, login],
        [20, home({ status: 401 })],
      ]),
    ).toBeUndefined();
  });

  it('is none of its own when somebody signed out, or the server deleted the cookie', () => {
    const logout: ExampleExchange = {
      url: 'https://app.example.com/logout',
      method: 'POST',
      type: 'document',
      status: 302,
      request: cookie,
      response: { location: '/' },
    };
    expect(
      endOf([
        [0, login],
        [1, home()],
        [1, logout],
        [1, home({ status: 401 })],
      ]),
    ).toBeUndefined();
    const deleted = home({
      url: 'https://app.example.com/other',
      status: 500,
      response: { 'set-cookie': 'sid=; Path=/; Max-Age=0' },
    });
    expect(
      endOf([
        [0, login],
        [1, home()],
        [1, deleted],
        [1, home({ status: 401 })],
      ]),
    ).toBeUndefined();
  });

  it('is told in words', () => {
    const text = renderText(
      reportOf([
        [0, login],
        [1, home()],
        [35, home({ status: 401 })],
      ]),
    );
    expect(text).toContain('refused at #3, 35 min after #2');
  });
});
