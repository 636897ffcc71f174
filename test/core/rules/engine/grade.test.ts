import { expect, test } from 'vitest';
import { judgeGrades } from '../../../../src/core/rules/engine/grade.ts';
import type { Grade } from '../../../../src/core/rules/rule.ts';
import { DEFAULT_THRESHOLDS } from '../../../../src/core/rules/thresholds.ts';

const thresholds = {
  ...DEFAULT_THRESHOLDS,
  headersInfoBytes: 10,
  headersWarningBytes: 20,
  headersErrorBytes: 30,
  sessionEntropyInfoBits: 9,
  sessionEntropyWarningBits: 5,
};
const size = (value: number): Grade => ({
  value,
  above: { info: 'headersInfoBytes', warning: 'headersWarningBytes', error: 'headersErrorBytes' },
});
const entropy = (value: number): Grade => ({
  value,
  below: { info: 'sessionEntropyInfoBits', warning: 'sessionEntropyWarningBits' },
});

test.each([
  ['at a threshold nothing is wrong', [size(10)], undefined],
  ['above the lowest it is worth a remark', [size(11)], 'info'],
  ['above the next it is a warning', [size(21)], 'warning'],
  ['above all it is an error', [size(31)], 'error'],
  ['where less is worse, at a threshold nothing is wrong', [entropy(9)], undefined],
  ['where less is worse, below the first it is worth a remark', [entropy(8)], 'info'],
  ['where less is worse, below the second it is a warning', [entropy(4)], 'warning'],
  ['of several measures the worst counts, where it is the first', [size(31), size(11)], 'error'],
  ['of several measures the worst counts, where it is the last', [size(11), entropy(100), entropy(4)], 'warning'],
  ['one that is not over its thresholds takes nothing away', [size(21), size(1)], 'warning'],
  ['without a measure there is nothing', [], undefined],
  ['a measure without thresholds says nothing', [{ value: 1e9 }], undefined],
] as const)('%s', (_what, grades, severity) => {
  expect(judgeGrades(grades, thresholds)).toBe(severity);
});
