import { describe, expect, it } from 'vitest';
import type { PackedText } from '../../src/background/pack.ts';
import { numbersOf, packFact, textsOf, unpackFact } from '../../src/background/pack-fact.ts';
import type { Fact } from '../../src/core/capture/fact.ts';

const exchange = {
  id: '7',
  number: 7,
  url: 'https://a.example/',
  method: 'POST',
  type: 'fetch',
  startedAt: 10,
  status: 200,
  requestHeaders: [{ name: 'Accept', value: '*/*' }],
  responseHeaders: [
    { name: 'Set-Cookie', value: 'a=1\nb=2' },
    { name: 'Empty', value: '' },
  ],
} as const;
const whole = {
  ...exchange,
  endedAt: 20,
  redirectedFrom: '6',
  error: 'net::ERR',
  fromCache: true,
  unseen: ['request-body'],
  filledIn: true,
  echoes: ['x'],
  requestBody: { mediaType: 'text/plain', fields: [], bytes: 3 },
  pageUrl: 'https://page.example/',
  initiator: 'https://initiator.example',
};
const cookies = [
  { name: 'sid', value: 'x' },
  { name: 'b', value: 'y' },
];
const entries = [{ key: 'a', value: 'b' }];

const facts = [
  { kind: 'exchange', exchange },
  { kind: 'exchange', exchange: whole },
  { kind: 'body', exchangeId: '7', body: { mediaType: 'text/html', marks: [] } },
  { kind: 'no-body', exchangeId: '7' },
  { kind: 'cookies', at: 1, origin: 'https://a.example', cookies },
  { kind: 'storage', at: 2, origin: 'https://a.example', area: 'local-storage', entries },
  { kind: 'page', at: 3, url: 'https://a.example/page' },
  { kind: 'secret', at: 4, credential: 'c1', found: 'empty' },
  { kind: 'devtools', at: 5, open: true },
] as unknown as Fact[];

/** Numbers for all texts, and the texts again. */
function createNumbers() {
  const texts: string[] = [];
  const numberOf = (text: string): PackedText => texts.push(text) - 1;
  return { texts, numberOf, textOf: (number: number): string | undefined => texts[number] };
}

describe.each(facts)('a fact of the kind $kind', (fact) => {
  it('is the same after it was stored, whether its texts have numbers or not', () => {
    const { numberOf, textOf } = createNumbers();
    for (const name of [numberOf, (text: string) => text]) {
      const packed = packFact(fact, name);
      expect(packed && unpackFact(JSON.parse(JSON.stringify(packed)), textOf)).toEqual(fact);
    }
  });

  it('knows all its texts, and is nothing when one is missing', () => {
    const { texts, numberOf, textOf } = createNumbers();
    const packed = packFact(fact, numberOf);
    if (!packed) throw new Error('is packed');
    expect([...textsOf(packed)].sort()).toEqual([...texts.keys()].sort());
    expect(numbersOf(packed)).toEqual(textsOf(packed));
    for (const missing of texts.keys())
      expect(unpackFact(packed, (number) => (number === missing ? undefined : textOf(number)))).toBeUndefined();
    const plain = packFact(fact, (text) => text);
    expect(plain && numbersOf(plain)).toEqual([]);
    expect(plain && textsOf(plain)).toHaveLength(texts.length);
  });
});

it('leaves to others what is stored elsewhere, and passes over what it does not know', () => {
  const known = {
    gap: { kind: 'gap', gap: { kind: 'paused', text: '' } },
    settings: { kind: 'settings', settings: {} },
  };
  for (const fact of Object.values(known)) expect(packFact(fact as unknown as Fact, (text) => text)).toBeUndefined();
  const later = ['of a later version', 1] as unknown as Parameters<typeof unpackFact>[0];
  expect(unpackFact(later, () => '')).toBeUndefined();
  expect(textsOf(later)).toEqual([]);
});
