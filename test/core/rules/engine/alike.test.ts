import { describe, expect, test } from 'vitest';
import type { Recorded } from '../../../../src/core/credential/book.ts';
import { createAlikeExchanges } from '../../../../src/core/rules/engine/alike.ts';
import type { Entry } from '../../../../src/core/rules/engine/entry.ts';
import type { ExampleExchange } from '../../../../src/core/rules/rule.ts';
import { createExchanges } from '../../../../src/core/rules/support/examples.ts';

const entryOf = (more: object = {}) => ({ rule: { id: 'r' }, ...more }) as unknown as Entry;

/** A credential in an exchange, as far as it tells one exchange from another. */
const seen = (direction: string, carrier: string, name: string) =>
  ({ found: { direction, place: { carrier, name } } }) as unknown as Recorded;
const session = seen('sent', 'cookie', 'sid');

interface Step extends ExampleExchange {
  recorded?: Recorded[];
  found?: Entry[];
}

/** Notes the exchanges one after the other. */
function note(...steps: Step[]) {
  const alike = createAlikeExchanges();
  for (const [index, exchange] of createExchanges({ exchanges: steps }).entries())
    alike.note(exchange, steps[index]?.recorded ?? [], steps[index]?.found ?? []);
}

/** The exchange in which a finding of the first is put right by the second. */
function putRightBy(first: Step, second: Step): string | undefined {
  const entry = entryOf();
  note({ ...first, found: [entry] }, second);
  return entry.putRight;
}

describe('a finding of an exchange is put right', () => {
  test.each<[string, Step, Step]>([
    ['by the same request once more', {}, {}],
    ['whatever the query is', { url: 'https://a.example/x?a=1' }, { url: 'https://a.example/x?a=2' }],
    ['whatever the fragment is', { url: 'https://a.example/x#a' }, { url: 'https://a.example/x#b' }],
    ['by another status of the same class', { status: 200 }, { status: 204 }],
    ['whatever is received', {}, { recorded: [seen('received', 'set-cookie', 'sid')] }],
    [
      'by the same credentials in another order',
      { recorded: [session, seen('sent', 'cookie', 'id')] },
      { recorded: [seen('sent', 'cookie', 'id'), session] },
    ],
  ])('%s', (_what, first, second) => {
    expect(putRightBy(first, second)).toBe('2');
  });

  test.each<[string, Step, Step]>([
    ['with another method', {}, { method: 'POST' }],
    ['of another path', {}, { url: 'https://app.example.com/other' }],
    ['with another class of status', {}, { status: 404 }],
    ['of another kind', {}, { type: 'document' }],
    ['without the credential', { recorded: [session] }, {}],
    ['with the credential elsewhere', { recorded: [session] }, { recorded: [seen('sent', 'cookie', 'other')] }],
    ['with the credential in another carrier', { recorded: [session] }, { recorded: [seen('sent', 'query', 'sid')] }],
  ])('but not by a request %s', (_what, first, second) => {
    expect(putRightBy(first, second)).toBeUndefined();
  });

  test('only when it is found nowhere any more', () => {
    const entry = entryOf();
    const [a, b] = [{ url: 'https://a.example/1' }, { url: 'https://a.example/2' }];
    note({ ...a, found: [entry] }, { ...b, found: [entry] }, a);
    expect(entry.putRight).toBeUndefined();
    note({ ...a, found: [entry] }, { ...b, found: [entry] }, a, b);
    expect(entry.putRight).toBe('4');
  });

  test('by the first that shows it, and not while it is still found', () => {
    const entry = entryOf();
    note({ found: [entry] }, { found: [entry] });
    expect(entry.putRight).toBeUndefined();
    const known = entryOf({ putRight: 'before' });
    note({ found: [known] }, {});
    expect(known.putRight).toBe('before');
  });

  test('each by itself', () => {
    const [one, other] = [entryOf(), entryOf()];
    note({ found: [one, other] }, { found: [other] });
    expect([one.putRight, other.putRight]).toEqual(['2', undefined]);
  });

  test('never of a rule with a memory, which may only have told it once', () => {
    const entry = entryOf({ rule: { id: 'r', createState: () => ({}) } });
    note({ found: [entry] }, {});
    expect(entry.putRight).toBeUndefined();
  });
});

describe('what is remembered is bounded', () => {
  const place = (n: number): Step => ({ url: `https://a.example/${n}` });
  const places = (count: number) => Array.from({ length: count }, (_, n) => place(n));

  test('a finding is followed in the first 16 places', () => {
    const entry = entryOf();
    note(...places(20).map((step) => ({ ...step, found: [entry] })), ...places(16));
    expect(entry.putRight).toBe('36');
  });

  test('beyond 2000 places only what comes in one of them is followed', () => {
    const late = entryOf();
    const known = entryOf();
    note(
      ...places(2000).map((step) => ({ ...step, found: [entryOf()] })),
      { ...place(5000), found: [late] },
      { ...place(7), found: [known] },
      place(5000),
      place(7),
    );
    expect([late.putRight, known.putRight]).toEqual([undefined, '2004']);
  });
});
