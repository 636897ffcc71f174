import { expect, test } from 'vitest';
import { endOf, familiesOf, searchFamilies } from '../../src/panel/credentials/families.ts';
import { credentialOf, NOW } from '../fixtures/report.ts';

const SECOND = 1000;
const at = (offset: number) => new Date(NOW + offset).toISOString();
const token = (id: string, lineage: string, seen: number, more = {}) =>
  credentialOf({ id, lineage, kind: 'jws', role: 'access', name: 'Access token', firstSeen: at(seen), ...more });

test('credentials that follow each other are one family, the newest first to be shown', () => {
  const families = familiesOf(
    [token('jwt#3', 'jwt#1', -10), token('jwt#1', 'jwt#1', -30), token('jwt#2', 'jwt#1', -20)],
    NOW,
  );
  expect(families.map(({ id, newest, members }) => [id, newest.id, members.map((one) => one.id)])).toEqual([
    ['jwt#1', 'jwt#3', ['jwt#1', 'jwt#2', 'jwt#3']],
  ]);
});

test('two families are two, whatever they are called', () => {
  const families = familiesOf([token('jwt#1', 'jwt#1', -30), token('jwt#2', 'jwt#2', -20)], NOW);
  expect(families.map(({ id }) => id)).toEqual(['jwt#1', 'jwt#2']);
});

test('a family ends with its newest generation', () => {
  const old = token('jwt#1', 'jwt#1', -30, { expiresAt: NOW - SECOND });
  const fresh = token('jwt#2', 'jwt#1', -20, { expiresAt: NOW + SECOND });
  expect(familiesOf([old, fresh], NOW)[0]?.ended).toBeUndefined();
  expect(familiesOf([old, fresh], NOW + 2 * SECOND)[0]?.ended).toBe('expired');
});

test('nobody knows when an opaque token ends', () => {
  expect(endOf(token('token#1', 'token#1', 0), NOW)).toBeUndefined();
});

test('a session that the server refused since has ended, whatever its cookie says', () => {
  const sessionEnd = { letIn: '3', refused: '9', idleMs: 60_000 };
  expect(endOf(token('session#1', 'session#1', 0, { expiresAt: NOW + SECOND, sessionEnd }), NOW)).toBe('ended');
});

test('what was removed and not seen since is not in force; what was sent after it lives on', () => {
  const removed = { kind: 'removed' as const, origin: 'https://a.example', count: 1, first: 5, last: 5, exchanges: [] };
  const sent = { kind: 'sent' as const, origin: 'https://a.example', count: 1, first: 1, last: 4, exchanges: [] };
  expect(endOf(token('jwt#1', 'jwt#1', 0, { life: [sent, removed] }), NOW)).toBe('removed');
  expect(endOf(token('jwt#1', 'jwt#1', 0, { life: [{ ...sent, last: 6 }, removed] }), NOW)).toBeUndefined();
});

test('a cookie that the browser refused was never in force', () => {
  const cookie = { name: 'sid', origin: 'https://a.example', verdict: { accepted: false, changes: [] } };
  const base = credentialOf({ id: 'session#1', name: 'sid' });
  expect(endOf({ ...base, cookie: { ...cookie, held: 'no' } }, NOW)).toBe('refused');
  // The store is right, whatever we make of the field.
  expect(endOf({ ...base, cookie: { ...cookie, held: 'yes' } }, NOW)).toBeUndefined();
});

test('cookies that prove nothing belong to no family', () => {
  const cookie = { name: 'theme', origin: 'https://a.example' };
  expect(familiesOf([credentialOf({ id: 'cookie#1', role: 'preference', kind: 'plain', cookie })], NOW)).toEqual([]);
});

test('a search looks at names, pseudonyms, kinds and origins of every generation', () => {
  const families = familiesOf([token('jwt#1', 'jwt#1', -30), token('jwt#7', 'jwt#1', -20)], NOW);
  expect(searchFamilies(families, 'JWT#1').length).toBe(1);
  expect(searchFamilies(families, ' access ').length).toBe(1);
  expect(searchFamilies(families, 'refresh').length).toBe(0);
});
