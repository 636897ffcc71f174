import { readFileSync } from 'node:fs';
import path from 'node:path';
import { NOT_RULES } from '../../../scripts/rules/render.mjs';
import { createCapture } from '../../../src/core/capture/create-capture.ts';
import type { Fact } from '../../../src/core/capture/fact.ts';
import { readHar } from '../../../src/core/http/har.ts';
import { createPublicSuffixes, originOf } from '../../../src/core/http/site.ts';
import { buildReport } from '../../../src/core/report/build.ts';
import type { Report } from '../../../src/core/report/report.ts';
import type { Example, RuleMeta } from '../../../src/core/rules/rule.ts';
import { createExchanges } from '../../../src/core/rules/support/examples.ts';
import { cookies } from '../../labelled/cookies.ts';
import { federated } from '../../labelled/federated.ts';
import { field } from '../../labelled/field.ts';
import { headers } from '../../labelled/headers.ts';
import { noLogin } from '../../labelled/no-login.ts';
import { listFiles, root } from '../files.ts';
import { stories } from './stories.ts';

/** Facts in order, as a source tells them. */
export interface Recording {
  name: string;
  facts: readonly Fact[];
}

const suffixes = createPublicSuffixes('com\nnet\norg\nexample\ntest\nio\nco.uk');
const loaded = import.meta.glob<{ meta: RuleMeta }>('../../../src/core/rules/*.ts', { eager: true });

/** Every recording there is: labelled captures, HAR files, what the rules give as examples, and stories of what those do not show. */
export function listRecordings(): Recording[] {
  return [...labelled(), ...files(), ...examples(), ...stories];
}

/** The report of a recording, as the command line makes it of a file and the panel of a tab. */
export function reportOf({ facts }: Recording): Report {
  const live = facts.some(({ kind }) => kind === 'storage' || kind === 'cookies');
  const capture = createCapture({ suffixes, browser: live ? 'chrome' : 'unknown' });
  let now = 0;
  for (const fact of facts) {
    capture.observe(fact);
    now = Math.max(now, fact.kind === 'exchange' ? (fact.exchange.endedAt ?? fact.exchange.startedAt) : 0);
  }
  return buildReport(capture, { now, source: live ? 'live' : 'har' });
}

function labelled(): Recording[] {
  return [...noLogin, ...cookies, ...headers, ...federated, ...field].map(({ name, exchanges }) => ({
    name: `labelled: ${name}`,
    facts: exchanges.map((exchange): Fact => ({ kind: 'exchange', exchange })),
  }));
}

function files(): Recording[] {
  return listFiles('test', /\.har$/).map((file) => ({
    name: file,
    facts: readHar(readFileSync(path.join(root, file), 'utf8')).exchanges.map(
      (exchange): Fact => ({ kind: 'exchange', exchange }),
    ),
  }));
}

function examples(): Recording[] {
  return Object.entries(loaded).flatMap(([file, { meta }]) => {
    if (NOT_RULES.has(file.replace(/^.*\/|\.ts$/g, ''))) return [];
    const { bad, good } = meta.examples();
    return [...bad, ...good].map((example) => ({
      name: `${meta.id}: ${example.title}`,
      facts: factsOf(example),
    }));
  });
}

function factsOf(example: Example): Fact[] {
  return createExchanges(example).flatMap((exchange, index): Fact[] => {
    const at = exchange.startedAt + 1000;
    const areas = Object.entries(example.exchanges[index]?.storage ?? {});
    return [
      { kind: 'exchange', exchange },
      ...areas.map(([area, items]): Fact => {
        const entries = Object.entries(items).map(([key, value = '']) => ({ key, value }));
        return {
          kind: 'storage',
          at,
          origin: originOf(exchange.url),
          area: area as 'local-storage' | 'session-storage' | 'indexed-db',
          entries,
        };
      }),
    ];
  });
}
