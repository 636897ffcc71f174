import type { Finding } from '../../core/rules/rule.ts';
import { textOf } from '../../core/rules/texts.ts';

/** The title of the finding's rule; of a rule that has no text, its id in words. */
export function findingTitle(finding: Pick<Finding, 'rule'>): string {
  return textOf(finding.rule)?.title ?? finding.rule.replaceAll('-', ' ');
}
