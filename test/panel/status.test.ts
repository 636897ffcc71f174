import { expect, test } from 'vitest';
import { nextEnd } from '../../src/panel/status/status.ts';
import { credentialOf, NOW, siteOf } from '../fixtures/report.ts';

const MINUTE = 60_000;
const token = (id: string, role: 'access' | 'refresh' | 'id', minutes: number, more = {}) =>
  credentialOf({ id, lineage: id, kind: 'jws', role, name: id, count: 2, expiresAt: NOW + minutes * MINUTE, ...more });

test('the end that comes next is told', () => {
  const site = siteOf({ credentials: [token('access', 'access', 30), token('refresh', 'refresh', 10)] });
  expect(nextEnd(site, NOW)).toEqual({ id: 'refresh', name: 'refresh', at: NOW + 10 * MINUTE });
});

test('a generation that was followed by another does not count', () => {
  const old = token('a1', 'access', 5, { lineage: 'a', lastSeen: new Date(NOW - MINUTE).toISOString() });
  const fresh = token('a2', 'access', 60, { lineage: 'a', lastSeen: new Date(NOW).toISOString() });
  expect(nextEnd(siteOf({ credentials: [old, fresh] }), NOW)?.id).toBe('a2');
});

test('the credential that requests carry is told even when it is over', () => {
  const site = siteOf({ credentials: [token('access', 'access', -3), token('refresh', 'refresh', 600)] });
  expect(nextEnd(site, NOW)).toEqual({ id: 'access', name: 'access', at: NOW - 3 * MINUTE });
});

test('one that is over says nothing where another of its use is in force', () => {
  const site = siteOf({ credentials: [token('old', 'access', -3), token('other', 'access', 30)] });
  expect(nextEnd(site, NOW)?.id).toBe('other');
});

test('an ID token that is over ends nothing', () => {
  expect(nextEnd(siteOf({ credentials: [token('id', 'id', -3)] }), NOW)).toBeUndefined();
});

test('nothing is said of a site that showed no end', () => {
  expect(nextEnd(siteOf({ credentials: [] }), NOW)).toBeUndefined();
});
