import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packExchange, unpackExchange } from '../../../src/background/pack.ts';
import { run } from '../../../src/cli/run.ts';
import { type Capture, createCapture } from '../../../src/core/capture/create-capture.ts';
import { readHar } from '../../../src/core/http/har.ts';
import { createPublicSuffixes } from '../../../src/core/http/site.ts';
import { buildReport } from '../../../src/core/report/build.ts';
import { redactExchange } from '../../../src/core/report/redact.ts';
import { renderMarkdown } from '../../../src/core/report/render-markdown.ts';
import { renderText } from '../../../src/core/report/render-text.ts';
import { effort } from '../../fixtures/effort.ts';
import { NAMES } from '../http/secrets/names.ts';
import { writeHar } from './har.ts';
import { createCanaries } from './leaks.ts';
import { type Entry, NEVER_KEPT, NEVER_SHOWN, type Place } from './places.ts';

const NOW = Date.UTC(2026, 0, 2);

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x1_0000_0000;
  };
}

/** Each place twice: with a secret of letters and digits, and with one that has to be escaped. */
function plant(places: readonly Place[]) {
  const canaries = createCanaries(random(7));
  const entries: Entry[] = places.flatMap(({ where, put }) => [
    put(canaries.make(where)),
    put(canaries.make(`${where}, escaped`, true)),
  ]);
  return { canaries, entries, text: writeHar(entries) };
}

function captureOf(text: string): { capture: Capture; count: number } {
  const capture = createCapture({ suffixes: createPublicSuffixes('com\nexample\n'), browser: 'chrome' });
  const { exchanges } = readHar(text);
  for (const exchange of exchanges) capture.observe({ kind: 'exchange', exchange });
  return { capture, count: exchanges.length };
}

/** All that can be asked of a capture, secrets that it keeps included. */
function everythingOf(capture: Capture): string {
  const rows = capture.rows(0);
  const sites = capture.sites();
  return JSON.stringify([
    rows,
    rows.map(({ id }) => capture.exchange(id)),
    [...capture.credentials()].map((credential) => [
      credential,
      capture.life(credential),
      capture.lineage(credential.lineage),
      capture.cookies().get(credential.id),
    ]),
    sites.map((site) => [capture.findings(site.site), capture.flow().logins(site.site), site.origins()]),
    capture.gaps(),
  ]);
}

describe('what must never be kept', () => {
  const { canaries, entries, text } = plant(NEVER_KEPT);

  it('stands in more than a hundred places, and would be noticed', () => {
    expect(NEVER_KEPT.length).toBeGreaterThan(150);
    expect(canaries.size()).toBeGreaterThan(300);
    expect(canaries.leaks(text).length).toBe(canaries.size());
    expect(canaries.leaks(canaries.make('a part').slice(3, 17))).toEqual(['a part']);
  });

  it('is in no exchange that is read from a file', () => {
    expect(canaries.leaks(JSON.stringify(readHar(text)))).toEqual([]);
  });

  it('is in nothing that a capture keeps', () => {
    const { capture, count } = captureOf(text);
    expect(count).toBe(entries.length);
    expect(canaries.leaks(everythingOf(capture))).toEqual([]);
  });

  it('is not stored for the next worker', () => {
    const packed = readHar(text).exchanges.map((exchange) => packExchange(exchange, (one) => one));
    expect(canaries.leaks(JSON.stringify(packed))).toEqual([]);
    expect(unpackExchange(packed[0] as (typeof packed)[0], () => undefined)?.number).toBe(1);
  });

  it('keeps every length true: a URL and a header are as long as they were', () => {
    const { exchanges } = readHar(text);
    for (const [index, { url, request }] of entries.entries()) {
      if (url !== undefined) expect(exchanges[index]?.url).toHaveLength(url.length);
      for (const [name, value] of Object.entries(request ?? {}))
        expect(exchanges[index]?.requestHeaders.find((header) => header.name === name)?.value).toHaveLength(
          value.length,
        );
    }
  });

  it('is dropped under every name that is known for it, wherever names stand', () => {
    const own = createCanaries(random(11));
    const kept: string[] = [];
    for (const name of Object.values(NAMES).flat()) {
      const plain = decodeURIComponent(name);
      const places: Entry[] = [
        { url: `https://app.example.com/?${encodeURIComponent(plain)}=${own.make(`query ${name}`)}` },
        { request: { Cookie: `a=b; ${encodeURIComponent(plain)}=${own.make(`cookie ${name}`)}` } },
        {
          method: 'POST',
          body: { mimeType: 'application/json', text: JSON.stringify({ [plain]: own.make(`JSON ${name}`) }) },
        },
        {
          content: {
            mimeType: 'application/json',
            text: JSON.stringify({ a: [{ [plain]: own.make(`response ${name}`) }] }),
          },
        },
      ];
      kept.push(JSON.stringify(readHar(writeHar(places))));
    }
    expect(own.leaks(kept.join('\n'))).toEqual([]);
  });
});

describe('what must never be shown', () => {
  const { canaries, entries, text } = plant([...NEVER_KEPT, ...NEVER_SHOWN]);
  const { capture, count } = captureOf(text);
  const report = buildReport(capture, { now: NOW, source: 'har' });

  it('stands in more than 200 places, and is kept where it is a credential', () => {
    expect(NEVER_KEPT.length + NEVER_SHOWN.length).toBeGreaterThan(200);
    expect(count).toBe(entries.length);
    expect(canaries.leaks(everythingOf(capture)).length).toBeGreaterThan(40);
    expect(report.sites[0]?.credentials.length).toBeGreaterThan(30);
  });

  it.each([
    ['JSON', () => JSON.stringify(report)],
    ['text', () => renderText(report)],
    ['Markdown', () => renderMarkdown(report)],
    ['rows', () => JSON.stringify(capture.rows(0))],
    ['gaps', () => JSON.stringify(capture.gaps())],
  ])('is not in the %s', (_name, write) => {
    expect(canaries.leaks(write())).toEqual([]);
  });

  it('is in no exchange that is looked at', () => {
    for (const { id } of capture.rows(0))
      expect(canaries.leaks(JSON.stringify(redactExchange(capture, id)))).toEqual([]);
  });

  it.each(['text', 'json', 'markdown'])(
    'is not written by the command line as %s',
    (format) => {
      const written: string[] = [];
      // Times that cannot be read make messages that name the entry.
      const broken = text.replaceAll('"startedDateTime":"2026', '"startedDateTime":"x');
      for (const input of [text, broken]) {
        run(['scan', 'a.har', '--format', format], {
          version: '0.0.0',
          readFile: () => input,
          suffixes: () => 'com\nexample\n',
          out: (one) => void written.push(one),
          err: (one) => void written.push(one),
          now: () => NOW,
          color: false,
          width: 100,
        });
      }
      expect(written.join('').length).toBeGreaterThan(1000);
      expect(canaries.leaks(written.join('\n'))).toEqual([]);
    },
    60_000,
  );
});

describe('secrets at random places', () => {
  const names = Object.values(NAMES).flat();
  const wrap = fc.array(fc.constantFrom('json', 'url', 'form', 'percent', 'base64', 'list', 'xml'), { maxLength: 3 });

  it('are dropped whatever is wrapped round them', () => {
    const canaries = createCanaries(random(23));
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        wrap,
        fc.boolean(),
        fc.constantFrom('query', 'cookie', 'response'),
        (name, wraps, hard, place) => {
          const plain = decodeURIComponent(name);
          const secret = canaries.make(`${place} ${wraps.join(' in ')} ${name}`, hard);
          let text = JSON.stringify({ a: 1, [plain]: secret });
          for (const one of wraps) text = WRAP[one]?.(text) ?? text;
          const entry: Entry =
            place === 'query'
              ? { url: `https://app.example.com/?data=${encodeURIComponent(text)}` }
              : place === 'cookie'
                ? { request: { Cookie: `data=${encodeURIComponent(text)}` } }
                : { content: { mimeType: 'application/json', text: JSON.stringify({ data: text }) } };
          expect(canaries.leaks(JSON.stringify(readHar(writeHar([entry]))))).toEqual([]);
        },
      ),
      { numRuns: effort(400) },
    );
  }, 60_000);
});

const WRAP: Readonly<Record<string, (text: string) => string>> = {
  json: (text) => JSON.stringify({ payload: text }),
  list: (text) => JSON.stringify([1, { x: [text] }]),
  url: (text) => `https://b.example/cb?data=${encodeURIComponent(text)}&x=1`,
  form: (text) => `a=1&data=${encodeURIComponent(text)}`,
  percent: (text) => encodeURIComponent(text),
  base64: (text) => (/^[{[]/.test(text) ? Buffer.from(text).toString('base64') : text),
  xml: (text) => `<a><b>${text.replace(/[<>&"]/g, (one) => `&#${one.charCodeAt(0)};`)}</b></a>`,
};
