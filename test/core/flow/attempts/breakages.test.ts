import { describe, expect, it } from 'vitest';
import { readHar } from '../../../../src/core/http/har.ts';
import { diagnosisOf } from '../../diagnosis/diagnose.ts';
import { breakages } from './breakages.ts';
import { ACCESS, CHECKED, cas, type Entry, form, harOf, hybrid, saml, spa, wsFederation } from './flows.ts';
import { attemptsIn, brokenOf } from './harness.ts';
import { refusals } from './refusals.ts';

function read(entries: Entry[]) {
  return attemptsIn(readHar(harOf(entries)).exchanges);
}

describe('one parameter of a good sign-in changed', () => {
  it.each([
    ['code', spa],
    ['hybrid', hybrid],
    ['saml', saml],
    ['ws-federation', wsFederation],
    ['cas', cas],
    ['form', form],
  ] as const)('nothing is wrong with the good one: %s', (_, entries) => {
    const attempts = read(entries());
    expect(attempts.flatMap(brokenOf)).toEqual([]);
    expect(attempts.length).toBeGreaterThan(0);
    expect(attempts.every(({ outcome }) => outcome === 'worked')).toBe(true);
    expect(JSON.stringify(attempts)).not.toContain(CHECKED);
    expect(ACCESS).not.toBe('');
  });

  it.each(breakages)('%s: %s', (_, _what, entries, change, red) => {
    const changed = entries();
    change?.(changed);
    expect(read(changed).flatMap(brokenOf)).toContain(red);
  });
});

describe('a server refuses what was changed', () => {
  const rows = breakages.flatMap(([flow, what, make, change, red]) => {
    const [refuse, cause] = refusals[`${flow}: ${what}`] ?? [];
    if (!refuse) return [];
    const entries = make();
    change?.(entries);
    refuse(entries);
    const { exchanges } = readHar(harOf(entries));
    const { failures } = diagnosisOf(exchanges);
    const first = failures[0]?.causes[0]?.cause ?? 'none';
    return [
      {
        name: `${flow}: ${what}`,
        red: attemptsIn(exchanges).flatMap(brokenOf).includes(red),
        cause,
        first,
        says: failures[0]?.summary,
      },
    ];
  });

  it('and the check that does not hold is red, and the cause named first is the right one', () => {
    const right = rows.filter(({ red, cause, first }) => red && cause === first);
    const lines = rows.map(
      ({ name, red, cause, first }) =>
        `${red ? 'red' : '-  '} ${first === cause ? 'right' : `WRONG, not ${cause}`} ${name.padEnd(48)} ${first}`,
    );
    console.log([...lines, `${right.length} of ${rows.length}`].join('\n'));
    expect(rows).toHaveLength(Object.keys(refusals).length);
    expect(rows.filter((row) => !right.includes(row))).toEqual([]);
  });
});
