import type { Attempt } from '../../src/core/flow/attempts/model.ts';
import { nameCheck } from '../../src/core/report/attempts/check-texts.ts';
import { nameAim, nameProtocol, STEPS } from '../../src/core/report/attempts/words.ts';
import { formatNumberOf } from '../../src/ui/format.ts';
import type { Panel } from '../browser/harness/types.ts';
import { openTab } from '../browser/panel-reader.ts';

/** An attempt as a person reads it. */
export interface ShownAttempt {
  title: string;
  outcome: string;
  steps: ShownStep[];
  /** `ok: state came back`, sorted. */
  checks: string[];
}

export interface ShownStep {
  /** With `(elsewhere)` or `(missing)` behind it where it was not seen. */
  name: string;
  /** Parameters and facts; what stands for a secret is told as its size. */
  values: Record<string, string>;
}

const SIZE = { width: 1100, height: 1300 };

/** Reads the Sign-in tab from top to bottom, each attempt opened. */
export async function readSignIn(panel: Panel): Promise<ShownAttempt[]> {
  await panel.resize(SIZE);
  await openTab(panel, 'sign-in');
  await panel.waitFor("document.querySelector('.sign-in [role=option], .empty') !== null");
  const count = await panel.evaluate<number>("document.querySelectorAll('.sign-in [role=option]').length");
  const shown: ShownAttempt[] = [];
  for (let index = 0; index < count; index += 1) {
    const option = `document.querySelectorAll('.sign-in [role=option]')[${index}]`;
    await panel.evaluate(`void ${option}.click()`);
    await panel.waitFor(`${option}?.ariaSelected === 'true' && document.querySelector('.attempt h1') !== null`);
    shown.push(await panel.evaluate(readAttempt));
  }
  return shown;
}

/** Runs in the panel. */
function readAttempt(): ShownAttempt {
  const plain = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
  const root = document.querySelector('.attempt') as HTMLElement;
  const steps = [...root.querySelectorAll('.sequence li.step')].map((step) => {
    const heading = (step.querySelector('h2') as HTMLElement).cloneNode(true) as HTMLElement;
    for (const part of heading.querySelectorAll('.link, .step-mark, .bad, .muted')) part.remove();
    const mark = ['elsewhere', 'missing'].find((name) => step.classList.contains(name));
    const values: Record<string, string> = {};
    for (const entry of step.querySelectorAll('.step-details dl > div')) {
      const name = plain(entry.querySelector('dt')?.textContent);
      const value = entry.querySelector('dd')?.cloneNode(true) as HTMLElement;
      // The pseudonym of a credential, whose number is another in each capture.
      for (const part of value.querySelectorAll('.link')) part.remove();
      values[name] = plain(value.textContent);
    }
    return { name: plain(heading.textContent) + (mark ? ` (${mark})` : ''), values };
  });
  const checks = [...root.querySelectorAll('.check')].map((check) => {
    const text = check.querySelector('span')?.cloneNode(true) as HTMLElement;
    for (const part of text.querySelectorAll('.hidden-text, .muted, .check-why')) part.remove();
    const result = ['ok', 'broken', 'unseen'].find((name) => check.classList.contains(name));
    return `${result}: ${plain(text.textContent)}`;
  });
  return {
    title: plain(root.querySelector('h1')?.textContent),
    outcome: plain(root.querySelector('.head .pill')?.textContent),
    steps,
    checks: checks.sort(),
  };
}

/** The same of an attempt in a report: what the tab would show of it. */
export function showAttempt(attempt: Attempt): Omit<ShownAttempt, 'outcome'> {
  const steps = attempt.steps.map(({ kind, seen, parameters, facts = {} }): ShownStep => {
    const values: Record<string, string> = {};
    for (const [name, value] of Object.entries(facts)) values[name] = plain(value);
    for (const { name, value, length } of parameters)
      values[name] = value === undefined ? sizeOf(length) : plain(value);
    return { name: STEPS[kind] + (seen === 'seen' ? '' : ` (${seen})`), values };
  });
  const checks = attempt.checks.map((check) => `${check.result}: ${nameCheck(check)}`);
  return { title: `${nameAim(attempt)} ${nameProtocol(attempt)}`, steps, checks: checks.sort() };
}

function sizeOf(length: number | undefined): string {
  return length === undefined ? 'not kept' : formatNumberOf(length, 'character');
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
