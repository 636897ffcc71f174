import { adviseFinding, type SeenCredential } from './frameworks/advise.ts';
import type { Finding, RuleText } from './rule.ts';
import texts from './texts.json';

const TEXTS: ReadonlyMap<string, RuleText> = new Map(Object.entries(texts) as [string, RuleText][]);

/** What people read about a rule; undefined for an id no rule has. The background does not import this: texts are for views and exports. */
export function textOf(ruleId: string): RuleText | undefined {
  return TEXTS.get(ruleId);
}

/** The texts of all rules, by id. */
export function allTexts(): ReadonlyMap<string, RuleText> {
  return TEXTS;
}

/**
 * Findings with the references of their rules, the rule's fix where the finding has no exact one of its own, and the settings by
 * name where the framework can be told from what is known of the site's credentials.
 */
export function withTexts(findings: readonly Finding[], credentials: readonly SeenCredential[] = []): Finding[] {
  return findings.map((finding) => {
    const text = TEXTS.get(finding.rule);
    const advice = adviseFinding(finding, credentials);
    const advised = advice === undefined ? finding : { ...finding, advice };
    return text === undefined ? advised : { ...advised, fix: finding.fix ?? text.fix, references: text.references };
  });
}
