import type { Attempt, AttemptCheck, AttemptStep } from '../../flow/attempts/model.ts';
import type { Sheet } from '../text-sheet.ts';
import { describeCheck, nameCheck, RESULTS, referenceOf } from './check-texts.ts';
import {
  describeEnd,
  describeProblem,
  describeStep,
  nameAim,
  nameProtocol,
  OUTCOMES,
  PARTIES,
  STEPS,
  TRAITS,
} from './words.ts';

/** Attempts written out in full; of more the newest. */
const MAX_SHOWN = 12;

/** `Tried to sign in by OAuth 2.0, authorization code, at id.example.com: refused`. */
export function headOf(attempt: Attempt): string {
  const at = attempt.provider === undefined ? '' : `, at ${attempt.provider}`;
  const outcome = attempt.outcome === 'worked' ? '' : `: ${OUTCOMES[attempt.outcome]}`;
  return `${nameAim(attempt)} ${nameProtocol(attempt)}${at}${outcome} (${rangeOf(attempt)})`;
}

/** Traits that the name of the protocol does not tell. */
export function traitsOf({ traits }: Attempt): string {
  return traits
    .filter((trait) => trait !== 'openid')
    .map((trait) => TRAITS[trait])
    .join(', ');
}

function rangeOf({ first, last }: Attempt): string {
  return first === last ? `#${first}` : `#${first} to #${last}`;
}

/** `#3 browser → provider id.example.com: Authorization request (302)`, and what it hands on. */
export function lineOf(step: AttemptStep): string {
  const where = step.seen === 'seen' ? `#${step.exchange}` : step.seen === 'missing' ? 'missing' : 'not seen';
  const host = step.host === undefined ? '' : ` ${step.host}`;
  const status = step.status === undefined ? '' : ` (${step.status})`;
  const way = `${PARTIES[step.from]} → ${PARTIES[step.to]}`;
  return `${where} ${way}${host}: ${STEPS[step.kind]}${status}`;
}

/** What is added to a step: the sentence where it was not seen, what it hands on, what is said of it, what could not be read. */
export function notesOf(step: AttemptStep): string[] {
  return [
    ...(step.seen === 'seen' ? [] : [describeStep(step)]),
    ...(step.hands.length === 0 ? [] : [`hands on ${step.hands.join(', ')}`]),
    ...(step.said ? [`says “${step.said}”`] : []),
    ...step.problems.map(describeProblem),
  ];
}

/** What the checks say: each that does not hold with its reason and section, those that hold in one line, those that cannot be seen with why. */
export function checkLines({ checks }: Attempt): string[] {
  const of = (result: AttemptCheck['result']) => checks.filter((check) => check.result === result);
  const right = of('ok').map(nameCheck);
  return [
    ...of('broken').map(
      (check) =>
        `${RESULTS.broken}: ${nameCheck(check)}. ${describeCheck(check)} (${[...check.exchanges.map((id) => `#${id}`), referenceOf(check)].join(', ')})`,
    ),
    ...(right.length === 0 ? [] : [`${RESULTS.ok}: ${right.join('; ')}`]),
    ...of('unseen').map((check) => `${RESULTS.unseen}: ${nameCheck(check)}. ${describeCheck(check)}`),
  ];
}

/** Attempts as plain text: the outcome first, then the steps, then the checks; what is wrong before what cannot be seen. */
export function renderAttempts(attempts: readonly Attempt[], sheet: Sheet): void {
  if (attempts.length === 0) return;
  sheet.gap().line(2, sheet.bold('Sign-ins, renewals and sign-outs, the newest first'));
  for (const attempt of attempts.slice(0, MAX_SHOWN)) {
    sheet.paragraph(4, sheet.bold(headOf(attempt)));
    const traits = traitsOf(attempt);
    if (traits !== '') sheet.paragraph(6, `With: ${traits}`);
    if (attempt.outcome !== 'worked') sheet.paragraph(6, describeEnd(attempt));
    for (const step of attempt.steps) {
      const notes = notesOf(step);
      sheet.item(6, notes.length === 0 ? lineOf(step) : `${lineOf(step)}; ${notes.join('; ')}`);
    }
    for (const line of checkLines(attempt)) sheet.item(6, line);
  }
  if (attempts.length > MAX_SHOWN) sheet.line(4, `and ${attempts.length - MAX_SHOWN} before them`);
}
