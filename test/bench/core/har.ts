import { createCapture } from '../../../src/core/capture/create-capture.ts';
import type { Exchange, Header } from '../../../src/core/http/exchange.ts';
import { readHar } from '../../../src/core/http/har.ts';
import { buildReport } from '../../../src/core/report/build.ts';
import { print } from './line.ts';
import { median, processorTime } from './measure.ts';
import { readPublicSuffixList } from './suffixes.ts';
import { createRandom, createTraffic, randomText } from './traffic.ts';

const CHARACTERS = 100 * 1024 * 1024;

/** A HAR as Chromium writes it, with the texts of bodies: JSON of the API, scripts, pages. */
function createHarText(): string {
  const random = createRandom(3);
  const texts = Array.from({ length: 40 }, (_, index) => createBody(index, random));
  const entries: string[] = [];
  let size = 0;
  for (const exchange of createTraffic(1_000_000, 5)) {
    const text = JSON.stringify(toEntry(exchange, texts[exchange.number % texts.length] as string));
    entries.push(text);
    size += text.length + 1;
    if (size >= CHARACTERS) break;
  }
  const pages =
    '[{"startedDateTime":"2026-01-05T09:00:00.000Z","id":"page_1","title":"https://app.shop.example/orders","pageTimings":{}}]';
  return `{"log":{"version":"1.2","creator":{"name":"WebInspector","version":"537.36"},"pages":${pages},"entries":[${entries.join(',')}]}}`;
}

/** The text of an API's answer: a list of orders, 5 to 40 KB. */
function createBody(index: number, random: () => number): string {
  const rows = Array.from({ length: 25 + index * 4 }, (_, row) => ({
    id: Math.floor(random() * 1e9),
    number: `2026-${row}`,
    customer: { name: 'A. Person', email: `person${row}@shop.example`, reference: randomText(random, 12) },
    lines: [
      {
        article: `A-${row}`,
        price: Math.floor(random() * 1e4) / 100,
        amount: row % 7,
        note: 'To be delivered by post.',
      },
    ],
    created: '2026-01-05T09:00:00Z',
  }));
  return JSON.stringify({ total: rows.length, rows });
}

function toEntry(exchange: Exchange, body: string) {
  const list = (headers: readonly Header[]) => headers.map(({ name, value }) => ({ name, value }));
  const type = exchange.responseHeaders.find(({ name }) => name === 'content-type')?.value ?? '';
  const cookies = (exchange.requestHeaders.find(({ name }) => name === 'cookie')?.value ?? '')
    .split('; ')
    .flatMap((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return name === '' ? [] : [{ name, value, path: '/', domain: 'app.shop.example', httpOnly: false, secure: true }];
    });
  return {
    _initiator: {
      type: 'script',
      stack: {
        callFrames: [
          { functionName: 'load', scriptId: '12', url: exchange.pageUrl, lineNumber: 1, columnNumber: 4711 },
        ],
      },
    },
    _priority: 'High',
    _resourceType: exchange.type === 'document' ? 'document' : exchange.type,
    cache: {},
    connection: '443',
    pageref: 'page_1',
    request: {
      method: exchange.method,
      url: exchange.url,
      httpVersion: 'h2',
      headers: list(exchange.requestHeaders),
      queryString: [...new URL(exchange.url).searchParams].map(([name, value]) => ({ name, value })),
      cookies,
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status: exchange.status,
      statusText: '',
      httpVersion: 'h2',
      headers: list(exchange.responseHeaders),
      cookies: [],
      content: { size: body.length, mimeType: type, text: body },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
      _transferSize: 3000,
      _error: null,
    },
    serverIPAddress: '192.0.2.7',
    startedDateTime: new Date(exchange.startedAt).toISOString(),
    time: 41.5,
    timings: {
      blocked: 1.2,
      dns: -1,
      ssl: -1,
      connect: -1,
      send: 0.2,
      wait: 38.7,
      receive: 1.4,
      _blocked_queueing: 0.8,
    },
  };
}

/** The report of a HAR of 100 MB, against `JSON.parse` of the same text. */
export function benchHar(): void {
  const text = createHarText();
  const suffixes = readPublicSuffixList();
  let exchanges = 0;
  const ours = () => {
    const har = readHar(text);
    const capture = createCapture({ suffixes, browser: har.browser });
    for (const exchange of har.exchanges) capture.observe({ kind: 'exchange', exchange });
    const report = buildReport(capture, { now: Date.UTC(2026, 0, 6), source: 'har' });
    exchanges = har.exchanges.length;
    if (report.sites[0]?.strategy.id === 'none') throw new Error('The HAR has credentials');
  };
  const ratios: number[] = [];
  const times: [number[], number[]] = [[], []];
  for (let round = -1; round < 5; round++) {
    globalThis.gc?.();
    const parse = processorTime(() => void JSON.parse(text));
    globalThis.gc?.();
    const report = processorTime(ours);
    if (round < 0) continue;
    ratios.push(report / parse);
    times[0].push(report);
    times[1].push(parse);
  }
  const seconds = (milliseconds: number[]) => `${(median(milliseconds) / 1000).toFixed(2)} s`;
  print([
    {
      name: 'Report from a HAR of 100 MB, against JSON.parse',
      value: median(ratios),
      unit: 'x',
      budget: 1.5,
      room: 1.15,
      detail: `${seconds(times[0])} against ${seconds(times[1])}, ${exchanges} entries`,
    },
  ]);
}
