import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../src/core/diagnosis/failure.ts';
import { readHar } from '../../src/core/http/har.ts';
import { diagnosisOf } from '../core/diagnosis/diagnose.ts';
import { type Score, score } from './score.ts';
import { CONTROLS, TRUTHS, type Truth } from './truth.ts';

function failuresOf(file: string): { failures: Failure[]; expected: Failure[] } {
  const text = readFileSync(new URL(`recordings/${file}.har`, import.meta.url), 'utf8');
  const har = readHar(text);
  return diagnosisOf(har.exchanges, har.browser);
}

function scoreOf(truth: Truth): Score {
  return score(truth, failuresOf(truth.file).failures);
}

describe('failures from public reports, rebuilt and recorded', () => {
  const table = TRUTHS.map(scoreOf);
  const main = table.filter(({ file }) => /^\d+-/.test(file));

  it('are explained, and nothing false is said', () => {
    const rows = table.map(
      ({ file, points, said, first, misleading }) =>
        `${points} ${said} ${file.padEnd(36)} ${first}${misleading.length > 0 ? ` MISLEADING ${misleading}` : ''}`,
    );
    const sum = main.reduce((total, { points }) => total + points, 0);
    console.log([...rows, `${sum} of ${2 * main.length} points`].join('\n'));
    expect(table.flatMap(({ misleading }) => misleading)).toEqual([]);
    expect(main).toHaveLength(20);
    expect(sum).toBeGreaterThanOrEqual(38);
  });

  it.each(TRUTHS.map(({ file }) => file))('%s is one failure', (file) => {
    expect(failuresOf(file).failures).toHaveLength(1);
  });

  it.each(CONTROLS)('%s is none', (file) => {
    expect(failuresOf(file).failures).toEqual([]);
  });

  it('names the first answer of DPoP that asks for a nonce as expected', () => {
    const { expected } = failuresOf('24b-dpop-nonce-retry-correct');
    expect(expected.map(({ summary }) => summary)).toEqual([expect.stringContaining('gave a nonce')]);
  });

  it('are told no failure of the correct ones where no body was seen', () => {
    for (const file of CONTROLS) {
      const har = readHar(readFileSync(new URL(`recordings/${file}.har`, import.meta.url), 'utf8'));
      const blind = har.exchanges.map(({ responseBody: _, ...exchange }) => exchange);
      expect(diagnosisOf(blind, har.browser).failures).toEqual([]);
    }
  });
});
