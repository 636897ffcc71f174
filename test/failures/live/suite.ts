import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readHar } from '../../../src/core/http/har.ts';
import { extensionDir } from '../../browser/browsers.ts';
import { launch } from '../../browser/harness/launch.mjs';
import type { Browser, BrowserName, Har } from '../../browser/harness/types.ts';
import { diagnosisOf } from '../../core/diagnosis/diagnose.ts';
import { describeScore, type Score, score } from '../score.ts';
import { type Lab, reach, startLab } from './lab.ts';
import type { Scenario } from './scenario.ts';
import { truthOf } from './scenarios.ts';
import { watch } from './watch.ts';

const folder = path.join(import.meta.dirname, '..', '..', '..', 'artifacts', 'failures');

/** Every scenario in one browser, live and, in Chromium, from its HAR; then the table. */
export function describeFailures(scenarios: readonly Scenario[], name: BrowserName): void {
  describe(`failures in ${name}`, () => {
    const scores = new Map<string, Score[]>();
    const browsers = new Map<string, Browser>();
    let lab: Lab;
    beforeAll(async () => {
      lab = await startLab(scenarios.flatMap(({ hosts }) => hosts));
    });
    afterAll(async () => {
      console.log(tableOf(name, scores));
      for (const browser of browsers.values()) await browser.close();
      await lab?.close();
    });

    async function browserFor({ args = [] }: Scenario): Promise<Browser> {
      const own = name === 'chromium' ? args : [];
      const known = browsers.get(own.join());
      if (known) return known;
      const started = await launch({ browser: name, extensionDir: extensionDir(name), ...reach(lab, own) });
      browsers.set(own.join(), started);
      return started;
    }

    const taking = scenarios.filter((one) => name === 'chromium' || one.notInFirefox === undefined);
    test.each(taking)('$file', async (scenario) => {
      const truth = truthOf(scenario);
      const { score: live, report, shown, har } = await watch(await browserFor(scenario), lab, scenario, truth);
      const told = [live];
      if (har) told.push(scoreHar(scenario, har));
      scores.set(scenario.file, told);
      save(`${scenario.file}.${name}.json`, report);
      const all = JSON.stringify(told, undefined, 2);
      expect(
        told.flatMap(({ misleading }) => misleading),
        all,
      ).toEqual([]);
      expect(
        told.map(({ points }) => points),
        all,
      ).toEqual(told.map(() => 2));
      expect(
        told.map(({ failures }) => failures),
        all,
      ).toEqual(told.map(() => 1));
      expect(shown.says).not.toBe('');
      expect(shown.overview).toContain(shown.says);
    });

    test('the extension logged no error', async () => {
      for (const browser of browsers.values()) expect(await browser.consoleErrors()).toEqual([]);
    });
  });
}

function scoreHar(scenario: Scenario, har: Har): Score {
  const text = JSON.stringify(har);
  save(`${scenario.file}.har`, har);
  const { exchanges, browser } = readHar(text);
  return score(truthOf(scenario), diagnosisOf(exchanges, browser).failures);
}

function save(file: string, value: unknown): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, file), JSON.stringify(value, undefined, 1));
}

function tableOf(name: BrowserName, scores: ReadonlyMap<string, Score[]>): string {
  const ways = name === 'chromium' ? ['live', 'from its HAR'] : ['live'];
  const rows = [...scores].map(([file, told]) => `${file.padEnd(34)} ${told.map(describeScore).join('   ')}`);
  const sums = ways.map((way, index) => {
    const points = [...scores.values()].map((told) => told[index]?.points ?? 0);
    return `${way}: ${points.reduce((sum, one) => sum + one, 0)} of ${2 * points.length} points`;
  });
  return [`${name} (${ways.join(', ')})`, ...rows, ...sums].join('\n');
}
