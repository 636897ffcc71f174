import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/core/http/exchange.ts';
import { readHar } from '../../src/core/http/har.ts';
import type { RuleMeta } from '../../src/core/rules/rule.ts';
import { createExchanges } from '../../src/core/rules/support/examples.ts';
import { type Browser, diagnosisOf } from '../core/diagnosis/diagnose.ts';
import { cookies } from '../labelled/cookies.ts';
import { federated } from '../labelled/federated.ts';
import { field } from '../labelled/field.ts';
import { headers } from '../labelled/headers.ts';
import { noLogin } from '../labelled/no-login.ts';
import { CONTROLS } from './truth.ts';

/** What a person would call a failure in captures that were made for another purpose. */
const REAL: Readonly<Record<string, RegExp>> = {
  // The page lost its token from one request to the next.
  'opaque bearer tokens': /sent without Authorization/,
  // The capture begins after the session has ended at the server.
  'after a logout, with the old cookie left': /no longer knows it/,
  // A token that is an hour too old is refused.
  'jwt-expired-accepted: the expired token is refused': /expired 60 min/,
  // Recordings of one mistake each, whose consequence is a failure.
  'findings/cross-site-login-refused-cookie.har': /refused the cookie harbor\.sid/,
  'findings/encrypted-double-submit.har': /still percent-encoded/,
  'findings/logout-deletes-another-scope.har': /deletes sid for cms\.wren\.example only/,
  'findings/saml-state-lax.har': /went without the cookie brine_saml_state/,
  'findings/set-and-deleted.har': /sets sid and deletes it/,
};

interface Count {
  captures: number;
  told: number;
  /** Of those told, what nobody would call a failure. */
  wrong: number;
  expected: number;
}
const counts = new Map<string, Count>();

function judge(source: string, name: string, exchanges: readonly Exchange[], browser: Browser = 'chrome'): void {
  const { failures, expected } = diagnosisOf(exchanges, browser);
  const real = REAL[name];
  const wrong = failures.map(({ summary }) => summary).filter((summary) => !real?.test(summary));
  const count = counts.get(source) ?? { captures: 0, told: 0, wrong: 0, expected: 0 };
  counts.set(source, count);
  count.captures += 1;
  count.told += failures.length;
  count.wrong += wrong.length;
  count.expected += expected.length;
  expect(wrong).toEqual([]);
  expect(expected.filter(({ expected: reason }) => reason === undefined)).toEqual([]);
}

describe('captures in which nothing went wrong', () => {
  it.each(
    [...cookies, ...federated, ...field, ...headers, ...noLogin].map((visit) => [visit.name, visit.exchanges] as const),
  )('%s', (name, exchanges) => judge('labelled captures', name, exchanges));

  const cases = readdirSync('test/cases', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.har'),
  );
  it.each(cases)('test/cases/%s', (file) => {
    const har = readHar(readFileSync(`test/cases/${file}`, 'utf8'));
    judge('recordings', file, har.exchanges, har.browser);
  });

  it('good examples of the rules', async () => {
    const files = readdirSync('src/core/rules').filter((file) => file.endsWith('.ts'));
    for (const file of files) {
      const { meta } = (await import(`../../src/core/rules/${file.slice(0, -3)}.ts`)) as { meta?: RuleMeta };
      for (const example of meta?.examples?.().good ?? [])
        judge('good examples of rules', `${meta?.id}: ${example.title}`, createExchanges(example));
    }
  }, 60_000);

  it('with a recording of the right behaviour beside each failure', () => {
    for (const file of CONTROLS) {
      const har = readHar(readFileSync(new URL(`recordings/${file}.har`, import.meta.url), 'utf8'));
      judge('controls of the failures', file, har.exchanges, har.browser);
    }
  });

  it('are counted', () => {
    const rows = [...counts].map(
      ([source, { captures, told, wrong, expected }]) =>
        `${source.padEnd(26)} ${captures} captures: ${told} failures told, ${wrong} of them none, ${expected} refusals called expected`,
    );
    console.log(rows.join('\n'));
    const told = [...counts.values()].reduce((sum, count) => sum + count.told, 0);
    expect(counts.size).toBe(4);
    expect(told).toBeLessThanOrEqual(Object.keys(REAL).length);
  });
});
