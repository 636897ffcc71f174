import type { Attempt, AttemptCheck, AttemptStep } from '../../../../src/core/flow/attempts/model.ts';
import { NOW } from '../../../../src/core/rules/support/examples.ts';

/** All that is known of attempts, in lines that people can read: one each for an attempt, its steps, its checks and its story. */
export function tellAttempts(attempts: readonly Attempt[]): string[] {
  return attempts.flatMap((attempt) => [
    tellEnd(attempt),
    ...attempt.steps.map(tellStep),
    ...attempt.checks.map(tellCheck),
    ...(attempt.story ?? []).map((line) => `    “${line}”`),
  ]);
}

function tellEnd(attempt: Attempt): string {
  const { id, aim, protocol, traits, outcome, because, missing, site, provider, startedAt, first, last } = attempt;
  return [
    `${id}: ${aim} ${protocol}${list(' with', traits)}`,
    `${outcome}: ${because.code}${because.exchange === undefined ? '' : ` #${because.exchange}`}${because.said === undefined ? '' : ` “${because.said}”`}`,
    ...(missing === undefined ? [] : [`${missing} is missing`]),
    `${site}${provider === undefined ? '' : ` at ${provider}`}`,
    `#${first} to #${last} (${attempt.exchanges.join(' ')}) after ${startedAt - NOW} ms`,
  ].join(', ');
}

function tellStep(step: AttemptStep): string {
  const { kind, exchange, seen, from, to, host, via, status, parameters, hands, problems, said, facts } = step;
  const told = parameters.map(({ name, value, length, credential }) =>
    [
      name,
      value === undefined ? '' : `=${short(value)}`,
      length === undefined ? '' : ` (${length})`,
      credential ?? '',
    ].join(''),
  );
  return [
    `  ${exchange === undefined ? '-' : `#${exchange}`} ${kind}${seen === 'seen' ? '' : ` ${seen}`}: ${from} to ${to}`,
    ...(host === undefined ? [] : [host]),
    ...(via === undefined ? [] : [via]),
    ...(status === undefined ? [] : [String(status)]),
    ...(hands.length === 0 ? [] : [list('hands', hands)]),
    ...(told.length === 0 ? [] : [list('says', told)]),
    ...(facts === undefined
      ? []
      : [
          list(
            'is',
            Object.entries(facts).map(([name, value]) => `${name}=${short(value)}`),
          ),
        ]),
    ...(said === undefined ? [] : [`“${said}”`]),
    ...problems.map(({ code, detail }) => `! ${code}${detail === undefined ? '' : ` ${detail}`}`),
  ].join(', ');
}

/** A check with what was compared. */
export function tellCheck({ id, result, because, exchanges, expected, found, about }: AttemptCheck): string {
  return [
    `  ? ${id}${about === undefined ? '' : ` of ${about}`} ${result}: ${because}`,
    ...(exchanges.length === 0 ? [] : [`in ${exchanges.map((one) => `#${one}`).join(' ')}`]),
    ...(expected === undefined ? [] : [`expected ${expected}`]),
    ...(found === undefined ? [] : [`found ${found}`]),
  ].join(', ');
}

function list(word: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `${word} ${items.join(' | ')}`;
}

/** Long values are known by how they begin. */
function short(value: string): string {
  return value.length > 64 ? `${value.slice(0, 24)}…` : value;
}
