import type { Failure } from '../../src/core/diagnosis/failure.ts';

/** All words that are told about failures, as a person reads them. */
export function wordsOf(failures: readonly Failure[]): string {
  return failures
    .flatMap(({ summary, causes, checked, wouldSettle }) => [
      summary,
      ...causes.flatMap(
        ({ likelihood, title = '', says, expected = '', observed = '', mends = '', next, verify = '', evidence }) => [
          `  ${Math.round(likelihood * 100)}% ${title}: ${says}`,
          `    expected ${expected}`,
          `    observed ${observed}`,
          `    mends ${mends}`,
          ...evidence.map(
            ({ text, exchanges }) => `    because ${text} (${exchanges.map((id) => `#${id}`).join(', ')})`,
          ),
          ...next.map((step) => `    next ${step}`),
          `    verify ${verify}`,
        ],
      ),
      ...wouldSettle.map((text) => `  settles ${text}`),
      ...checked.map((text) => `  checked ${text}`),
    ])
    .join('\n');
}
