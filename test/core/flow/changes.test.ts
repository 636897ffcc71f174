import { describe, expect, test } from 'vitest';
import type { Recorded } from '../../../src/core/credential/book.ts';
import type { CredentialKind, CredentialRole } from '../../../src/core/credential/credential.ts';
import { mayProveIdentity, readChanges } from '../../../src/core/flow/changes.ts';
import { parseSetCookie } from '../../../src/core/http/parse-set-cookie.ts';

interface Seen {
  kind?: CredentialKind;
  role?: CredentialRole;
  carrier?: string;
  direction?: string;
  isNew?: boolean;
  value?: string;
  httpOnly?: boolean;
}

/** A credential in an answer: a new session ID in a cookie `sid` that scripts cannot read, unless it says another. */
function recordedOf(seen: Seen): Recorded {
  const { kind = 'session-id', role = 'session', carrier = 'set-cookie', direction = 'received', isNew = true } = seen;
  const setCookie = carrier === 'set-cookie' ? { httpOnly: seen.httpOnly ?? true } : undefined;
  const found = { direction, place: { carrier, name: 'sid' }, value: seen.value ?? 'v', setCookie };
  return { credential: { kind, role }, found, isNew } as unknown as Recorded;
}

const changesOf = (seen: Seen, known: string[] = []) => {
  const { minted, telling, rotated } = readChanges(
    { cookies: [], setCookies: [] },
    [recordedOf(seen)],
    new Set(known),
    0,
  );
  return [...(minted ? ['minted'] : []), ...(telling ? ['telling'] : []), ...(rotated ? ['rotated'] : [])].join(' ');
};

describe('what an answer changes', () => {
  test.each<[string, Seen, string[], string]>([
    ['a new session under a new name', {}, [], 'minted telling'],
    ['a session ID in place of another', {}, ['sid'], 'minted telling rotated'],
    ['a reference in place of another', { kind: 'opaque' }, ['sid'], 'minted telling rotated'],
    ['one that scripts can read', { httpOnly: false }, ['sid'], 'minted telling'],
    ['a sealed cookie, which changes by itself', { kind: 'sealed' }, ['sid'], 'minted'],
    ['a sealed cookie under a new name', { kind: 'sealed' }, [], 'minted telling'],
    ['a session that is known', { isNew: false }, [], ''],
    ['what is sent', { direction: 'sent' }, [], ''],
    ['a cookie of another purpose', { role: 'other' }, [], ''],
    ['a short readable value', { kind: 'plain', value: 'x'.repeat(19) }, [], ''],
    ['a long readable value', { kind: 'plain', value: 'x'.repeat(20) }, [], 'minted telling'],
    ['a token in a body', { carrier: 'response-body', kind: 'jws', role: 'access' }, [], 'minted telling'],
    ['a token in a body that is known', { carrier: 'response-body', kind: 'jws', isNew: false }, [], ''],
    ['an assertion of SAML, which is on its way elsewhere', { carrier: 'response-body', kind: 'saml' }, [], ''],
    ['a readable value in a body', { carrier: 'response-body', kind: 'plain', value: 'x'.repeat(40) }, [], ''],
  ])('is, by %s', (_what, seen, known, changes) => {
    expect(changesOf(seen, known)).toBe(changes);
  });

  test.each<CredentialRole>([
    'csrf',
    'tracking',
    'load-balancer',
    'consent',
    'preference',
    'login-transaction',
    'dpop-proof',
    'marker',
    'logout',
    'login',
  ])('is nothing by a value for %s', (role) => {
    expect([mayProveIdentity(role), changesOf({ role })]).toEqual([false, '']);
  });

  test('is which cookies are deleted; the names of the others are known from then on', () => {
    const known = new Set<string>();
    const setCookies = ['a=; Max-Age=0', 'b=1', 'c=; Max-Age=-1'].map(parseSetCookie);
    const { cleared } = readChanges({ cookies: [{ name: 'd', value: '' }], setCookies }, [], known, 0);
    expect(cleared).toEqual(['a', 'c']);
    expect([...known]).toEqual(['b', 'd']);
  });

  test('is told by four thousand names at most', () => {
    const names = Array.from({ length: 4010 }, (_, n) => ({ name: `c${n}`, value: '' }));
    const known = new Set<string>();
    readChanges({ cookies: names, setCookies: [] }, [], known, 0);
    readChanges({ cookies: [], setCookies: [parseSetCookie('more=1')] }, [], known, 0);
    expect(known.size).toBe(4000);
  });
});
