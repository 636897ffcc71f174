import { type CauseMeta, defineCause, REFUSALS } from '../cause.ts';
import { hash, list, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'cookie-chunks',
  title: 'The chunks of a cookie do not belong together',
  expected: 'All chunks of a cookie that was split come from one answer.',
  mends: 'api',
  next: [
    'Delete the chunks that are left over whenever the cookie is written with fewer of them, with the same Domain and Path.',
    'Keep the session small enough for one cookie.',
  ],
  verify: 'Delete all cookies of the name and sign in again: it works.',
  rules: ['cookie-chunked'],
  references: ['RFC 6265bis 6.1'],
};

const CHUNK = /^(.+?)[._-]?(\d{1,2})$/;

export default defineCause({
  id: 'cookie-chunks',
  kinds: REFUSALS,
  check({ trace }, known) {
    const groups = new Map<string, { name: string; index: number; value: string }[]>();
    for (const { name, value } of trace.cookies) {
      const [, base, index] = CHUNK.exec(name) ?? [];
      if (base === undefined || value.length < 40 || !/[._-]\d+$/.test(name)) continue;
      groups.set(base, [...(groups.get(base) ?? []), { name, index: Number(index), value }]);
    }
    for (const [base, chunks] of groups) {
      const written = chunks.map(({ name, value }) => ({
        name,
        event: known.jar
          .history(name)
          .findLast((event) => event.kind !== 'refused' && event.value === value && event.number < trace.number),
      }));
      const numbers = [...new Set(written.flatMap(({ event }) => (event?.trace ? [event.trace.number] : [])))].sort(
        (one, other) => one - other,
      );
      const sorted = chunks.map(({ index }) => index).sort((one, other) => one - other);
      const hole = sorted.some((index, at) => index !== (sorted[0] as number) + at) || (sorted[0] ?? 0) > 1;
      if (numbers.length < 2 && !hole) continue;
      const newest = numbers.at(-1);
      const old = written
        .filter(({ event }) => event?.trace && event.trace.number !== newest)
        .map(({ name }) => short(name, 40));
      return {
        weight: numbers.length > 1 ? 15 : 13,
        says:
          numbers.length > 1
            ? `${list(old)} of the split cookie ${short(base, 40)} ${old.length === 1 ? 'is' : 'are'} left over from an older answer (#${numbers[0]}), while the rest is of #${newest}: together they make no value`
            : `a chunk of the split cookie ${short(base, 40)} is missing (there ${sorted.length === 1 ? 'is' : 'are'} ${sorted.join(', ')})`,
        evidence: [
          { text: `Chunks sent: ${list(chunks.map(({ name }) => short(name, 40)))}`, exchanges: [trace] },
          ...(numbers.length > 1
            ? [{ text: 'They were written by different answers', exchanges: numbers.map(String) }]
            : []),
        ],
        about: base,
        observed: `Chunks of ${numbers.length > 1 ? `${numbers.length} generations` : 'an incomplete set'} in ${hash(trace)}.`,
      };
    }
    return undefined;
  },
});
