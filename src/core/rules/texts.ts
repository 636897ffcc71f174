import type { Finding, RuleText } from './rule.ts';
import texts from './texts.json';

const TEXTS: ReadonlyMap<string, RuleText> = new Map(Object.entries(texts));

/** What people read about a rule; undefined for an id no rule has. The background does not import this: texts are for views and exports. */
export function textOf(ruleId: string): RuleText | undefined {
  return TEXTS.get(ruleId);
}

/** Findings with the references of their rules, and the rule's fix where the finding has no exact one of its own. */
export function withTexts(findings: readonly Finding[]): Finding[] {
  return findings.map((finding) => {
    const text = TEXTS.get(finding.rule);
    return text === undefined ? finding : { ...finding, fix: finding.fix ?? text.fix, references: text.references };
  });
}
