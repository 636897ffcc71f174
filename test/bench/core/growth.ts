import { type Capture, createCapture } from '../../../src/core/capture/create-capture.ts';
import { createBook } from '../../../src/core/credential/book.ts';
import { createObserver } from '../../../src/core/credential/observer.ts';
import type { Exchange } from '../../../src/core/http/exchange.ts';
import { siteOf as siteOfHost } from '../../../src/core/http/site.ts';
import { buildReport } from '../../../src/core/report/build.ts';
import { createRuleRunner } from '../../../src/core/rules/engine/runner.ts';
import { classify } from '../../../src/core/strategy/classify.ts';
import { type Line, print } from './line.ts';
import { median, processorTime } from './measure.ts';
import { readPublicSuffixList } from './suffixes.ts';
import { createTraffic } from './traffic.ts';

const COUNT = 10_000;
/** Exchanges timed together, because the clock counts in microseconds. */
const GROUP = 100;
const suffixes = readPublicSuffixList();
const siteOf = (host: string) => siteOfHost(host, suffixes);

interface Step {
  /** Takes the exchange in and asks for the result, as a view would after each. */
  take(exchange: Exchange): void;
}

function createClassification(): Step {
  const capture: Capture = createCapture({ suffixes, browser: 'chrome' });
  return {
    take(exchange) {
      capture.observe({ kind: 'exchange', exchange });
      for (const site of capture.sites()) classify(site.facts, exchange.startedAt);
    },
  };
}

function createLinting(): Step {
  const book = createBook({ siteOf });
  const observer = createObserver({ book, siteOf });
  const rules = createRuleRunner({ siteOf, browser: 'chrome', credentials: () => book.all() });
  return {
    take(exchange) {
      const observed = observer.observe({ kind: 'exchange', exchange });
      if (observed) rules.observe(observed);
    },
  };
}

/** Every tenth request is refused, so that there is always something to explain. */
function createDiagnosing(): Step {
  const capture: Capture = createCapture({ suffixes, browser: 'chrome' });
  return {
    take(exchange) {
      capture.observe({
        kind: 'exchange',
        exchange: exchange.number % 10 === 0 ? { ...exchange, status: 401 } : exchange,
      });
      for (const { site } of capture.sites()) capture.failures(site);
    },
  };
}

function createReporting(): Step {
  const capture: Capture = createCapture({ suffixes, browser: 'chrome' });
  let taken = 0;
  return {
    take(exchange) {
      capture.observe({ kind: 'exchange', exchange });
      if (++taken % 20 === 0) buildReport(capture, { now: exchange.startedAt, source: 'live' });
    },
  };
}

/** Cost of the last exchanges of a capture to that of the first, by the median of groups, over several captures. */
function measureGrowth(create: () => Step): { ratio: number; perExchange: number } {
  const exchanges = [...createTraffic(COUNT)];
  const runs: { ratio: number; perExchange: number }[] = [];
  for (let run = 0; run < 4; run++) {
    const step = create();
    const groups: number[] = [];
    for (let from = 0; from < COUNT; from += GROUP) {
      const group = exchanges.slice(from, from + GROUP);
      groups.push(processorTime(() => group.forEach(step.take)) / GROUP);
    }
    // The engine learns the code in the first run.
    const quarter = groups.length / 4;
    const late = median(groups.slice(-quarter));
    if (run > 0) runs.push({ ratio: late / median(groups.slice(0, quarter)), perExchange: late });
  }
  return { ratio: median(runs.map(({ ratio }) => ratio)), perExchange: median(runs.map((run) => run.perExchange)) };
}

/** Classification, linting, diagnosis and the report, while a capture grows to 10,000 exchanges. */
export function benchGrowth(): void {
  const lines: Line[] = [];
  const add = (name: string, create: () => Step, budget?: number) => {
    const { ratio, perExchange } = measureGrowth(create);
    lines.push({
      name: `${name}, the last of 10,000 against the first`,
      value: ratio,
      unit: 'x',
      budget: 1.5,
      room: 1.4,
    });
    const line: Line = { name: `${name}, a new exchange among 10,000`, value: perExchange, unit: 'ms' };
    lines.push(budget === undefined ? line : { ...line, budget, room: 1.5 });
  };
  add('Classification', createClassification, 1);
  add('Linting', createLinting);
  add('Diagnosis', createDiagnosing);
  add('Report after every 20th', createReporting);
  print(lines);
}
