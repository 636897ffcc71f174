import type { RuleSetting } from '../rules/engine/runner-model.ts';
import type { Finding } from '../rules/rule.ts';
import rulesOfCauses from './causes/rules.json';
import type { CauseReport, Failure } from './failure.ts';

const RULES: Readonly<Record<string, readonly string[] | undefined>> = rulesOfCauses;
/** From here on a cause is told as the explanation, and not as the likeliest of some. */
const SURE = 0.8;

/**
 * Findings as the failures of the capture make them: one that is the cause of a failure is an error, stands first and says which failure it
 * is, unless a person set its severity; and no fix of a cookie keeps the failure alive that it is the cause of.
 */
export function followFailures(
  findings: readonly Finding[],
  failures: readonly Failure[],
  settings: Readonly<Record<string, RuleSetting>> = {},
): Finding[] {
  const explained = failures.flatMap((failure) => {
    const [cause] = failure.causes;
    return cause && cause.likelihood >= SURE ? [{ failure, cause }] : [];
  });
  if (explained.length === 0) return [...findings];
  const first: Finding[] = [];
  const rest: Finding[] = [];
  for (const finding of findings) {
    const reason = explained.find(({ failure, cause }) => isCause(finding, failure, cause));
    const decides = reason ?? explained.find(({ cause }) => changesFix(finding, cause));
    if (!decides) rest.push(finding);
    else {
      const followed = follow(finding, decides.failure, decides.cause);
      if (!reason) rest.push(followed);
      else first.push(isSet(settings[finding.rule]) ? followed : { ...followed, severity: 'error' });
    }
  }
  return [...first, ...rest];
}

function follow(finding: Finding, failure: Failure, cause: CauseReport): Finding {
  const fix = finding.fix === undefined ? cause.next[0] : repair(finding.fix, cause);
  return { ...finding, failure: failure.id, ...(fix === undefined ? {} : { fix }) };
}

/** The rule is about the same mistake, and the finding about the same thing. */
function isCause(finding: Finding, failure: Failure, cause: CauseReport): boolean {
  if (!RULES[cause.cause]?.includes(finding.rule)) return false;
  if (mentions(cause, finding.subject.name)) return true;
  if (isAboutCookie(finding)) return false;
  const exchanges = new Set([...failure.failed, ...cause.evidence.flatMap((one) => one.exchanges)]);
  return [finding.firstExchange, finding.lastExchange].some((id) => id !== undefined && exchanges.has(id));
}

function isAboutCookie({ subject }: Finding): boolean {
  return subject.kind === 'set-cookie' || subject.kind === 'cookie-jar';
}

/** The cause names it, and not another thing whose name holds this one. */
function mentions({ says, evidence }: CauseReport, name: string): boolean {
  if (name.length < 2) return false;
  return [says, ...evidence.map(({ text }) => text)].some((text) => {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      const before = text.slice(Math.max(0, at - 2), at);
      const after = text.slice(at + name.length, at + name.length + 2);
      // A full stop ends a sentence, or stands within a name.
      if (!/[\w-]$|\w\.$/.test(before) && !/^[\w-]|^\.\w/.test(after)) return true;
    }
    return false;
  });
}

/** The failure is that the cookie has the wrong SameSite, which a fix for something else repeats. */
function changesFix(finding: Finding, cause: CauseReport): boolean {
  return (
    isAboutCookie(finding) &&
    mentions(cause, finding.subject.name) &&
    finding.fix !== undefined &&
    repair(finding.fix, cause) !== finding.fix
  );
}

/** A line of Set-Cookie with the attribute that the failure needs. */
function repair(fix: string, { says, next }: CauseReport): string {
  if (![says, ...next].some((text) => text.includes('SameSite=None'))) return fix;
  const line = fix.replace(/SameSite=(?:Lax|Strict)\b/gi, 'SameSite=None');
  return line === fix || /;\s*Secure\b/i.test(line) ? line : line.replace('SameSite=None', 'Secure; SameSite=None');
}

function isSet(setting: RuleSetting | undefined): boolean {
  return setting !== undefined && setting !== 'on' && setting !== 'off';
}
