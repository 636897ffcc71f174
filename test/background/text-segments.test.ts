import { describe, expect, it } from 'vitest';
import { createTextSegments } from '../../src/background/text-segments.ts';

const long = (name: string) => `${name}${'x'.repeat(300)}`;
/** Adds a text that is worth a number at once. */
const add = (texts: ReturnType<typeof createTextSegments>, name: string) => texts.add(long(name)) as number;

describe('texts that are stored once', () => {
  it('stand as they are the first time, and under one number from the second', () => {
    const texts = createTextSegments();
    expect(texts.add('GET')).toBe('GET');
    const number = texts.add('GET');
    expect(number).toEqual(expect.any(Number));
    expect(texts.add('GET')).toBe(number);
    expect(texts.get(number as number)).toBe('GET');
    expect(texts.add('POST')).toBe('POST');
  });

  it('get a number at once when they are long', () => {
    const texts = createTextSegments();
    expect(texts.add('x'.repeat(200))).toBe('x'.repeat(200));
    expect(texts.add('y'.repeat(201))).toEqual(expect.any(Number));
  });

  it('are those of headers too, each name with its values', () => {
    const texts = createTextSegments();
    const header = { name: 'X-Token', value: long('a') };
    const number = texts.addHeader(header) as number;
    expect(texts.addHeader({ ...header })).toBe(number);
    expect(texts.addHeader({ ...header, name: 'X-Other' })).not.toBe(number);
    expect(texts.add(header.value)).not.toBe(number);
    expect(texts.get(number)).toBe(`X-Token\n${long('a')}`);
    expect(texts.lengthOf(number)).toBe(`X-Token\n${long('a')}`.length);
    expect(texts.lengthOf(9999)).toBe(0);
    expect(texts.addHeader({ name: 'Accept', value: '*/*' })).toBe('Accept\n*/*');
    expect(texts.addHeader({ name: 'Accept', value: '*/*' })).toEqual(expect.any(Number));

    const next = createTextSegments();
    for (const [key, value] of texts.takeChanges().write) next.load(key, value);
    next.use(number);
    expect(next.addHeader({ name: 'X-Token', value: long('a') })).toBe(number);
    expect(next.addHeader({ name: 'Set-Cookie', value: `a=1\n${long('b')}` })).toEqual(expect.any(Number));
    next.release(number);
    next.release(number);
    expect(next.get(number)).toBeUndefined();
    expect(next.addHeader(header)).not.toBe(number);
  });

  it('are written together, once', () => {
    const texts = createTextSegments();
    const numbers = [add(texts, 'a'), add(texts, 'b')];
    const { write, remove } = texts.takeChanges();
    expect([...write.values()].map((value) => JSON.parse(value))).toEqual([
      [
        [numbers[0], long('a')],
        [numbers[1], long('b')],
      ],
    ]);
    expect(remove).toEqual([]);
    expect(texts.takeChanges()).toEqual({ write: new Map(), remove: [] });
    add(texts, 'c');
    expect([...texts.takeChanges().write.keys()]).not.toEqual([...write.keys()]);
  });

  it('go when nothing uses them any more, and their segment with the last', () => {
    const texts = createTextSegments();
    const [once, twice] = [add(texts, 'a'), add(texts, 'b')];
    add(texts, 'b');
    const [key] = [...texts.takeChanges().write.keys()];
    texts.release(once);
    texts.release(twice);
    expect(texts.get(once)).toBeUndefined();
    expect(texts.get(twice)).toBe(long('b'));
    texts.release(twice);
    texts.release(twice);
    expect(texts.takeChanges()).toEqual({ write: new Map(), remove: [key] });
    expect(add(texts, 'a')).not.toBe(once);
  });

  it('that went before they were written are not written', () => {
    const texts = createTextSegments();
    texts.release(add(texts, 'a'));
    expect(texts.takeChanges()).toEqual({ write: new Map(), remove: [] });
  });

  it('are written anew when less than half of a segment is used', () => {
    const texts = createTextSegments();
    const numbers = ['a', 'b', 'c', 'd'].map((name) => add(texts, name));
    const [key = ''] = [...texts.takeChanges().write.keys()];
    for (const number of numbers.slice(0, 2)) texts.release(number);
    expect(texts.takeChanges().write.size).toBe(0);
    texts.release(numbers[2] as number);
    const { write } = texts.takeChanges();
    expect(JSON.parse(write.get(key) ?? '')).toEqual([[numbers[3], long('d')]]);
    texts.release(numbers[3] as number);
    expect(texts.takeChanges()).toEqual({ write: new Map(), remove: [key] });
  });

  it('are known to the next worker under the same numbers, those that it uses', () => {
    const first = createTextSegments();
    const [used, unused] = [add(first, 'a'), add(first, 'b')];
    const second = createTextSegments();
    const stored = [...first.takeChanges().write];
    for (const [key, value] of stored) second.load(key, value);
    second.use(used);
    second.use(99);
    second.sweep();
    expect(second.get(used)).toBe(long('a'));
    expect(second.get(unused)).toBeUndefined();
    expect(add(second, 'a')).toBe(used);
    const fresh = add(second, 'c');
    expect([used, unused]).not.toContain(fresh);
    expect([...second.takeChanges().write.keys()]).not.toContain(stored[0]?.[0]);
    second.release(used);
    expect(second.get(used)).toBe(long('a'));
    second.release(used);
    expect(second.takeChanges().remove).toEqual([stored[0]?.[0]]);
  });
});
