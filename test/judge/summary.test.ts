import { expect, test } from 'vitest';
import type { Failure } from '../../src/core/diagnosis/failure.ts';
import { createSummary } from '../../src/judge/summary.ts';
import { listedCredentials } from '../../src/panel/model.ts';
import { STATES } from '../fixtures/connection.ts';
import { credentialOf, NOW, reportOf, siteOf } from '../fixtures/report.ts';

const state = STATES.token?.().state;
if (!state) throw new Error('no state');

test('a broken token is counted as the panel lists it', () => {
  const site = siteOf({
    credentials: [
      credentialOf({ id: 'jwt#1', kind: 'jws', role: 'access' }),
      credentialOf({ id: 'jwt#2', kind: 'broken-jwt', role: 'unknown' }),
      credentialOf({ id: 'opaque#1', kind: 'opaque', role: 'refresh' }),
      credentialOf({ id: 'opaque#2', kind: 'opaque', role: 'unknown', carriers: ['json-field'] }),
    ],
  });
  expect(createSummary(reportOf([site]), state, NOW).tokens).toBe(3);
  expect(listedCredentials(site)).toHaveLength(4);
});

test('a session cookie is no token', () => {
  const cookie = { name: 'sid', origin: 'https://example.com' };
  const site = siteOf({ credentials: [credentialOf({ cookie })] });
  const summary = createSummary(reportOf([site]), state, NOW);
  expect(summary.tokens).toBe(0);
  expect(summary.sessionCookies).toBe(1);
});

test('of what went wrong the newest is told first, in two pieces', () => {
  const failure = (id: string, last: string): Failure => ({
    id,
    kind: 'refused',
    what: `401 on GET /${id}`,
    summary: `401 on GET /${id}: the token had expired.`,
    exchanges: [last],
    failed: [last],
    first: last,
    last,
    count: 1,
    causes: [],
    other: 1,
    wouldSettle: [],
    checked: [],
    clues: { cookies: [], servers: [] },
  });
  const site = siteOf({ failures: [failure('a', '4'), failure('b', '30'), failure('c', '9')] });
  const summary = createSummary(reportOf([site]), state, NOW);
  expect(summary.failureCount).toBe(3);
  expect(summary.failures).toEqual([
    { what: '401 on GET /b', why: 'The token had expired.', exchange: '30' },
    { what: '401 on GET /c', why: 'The token had expired.', exchange: '9' },
  ]);
});
