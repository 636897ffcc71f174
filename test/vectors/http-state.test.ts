import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SetCookie } from '../../src/core/http/cookie.ts';
import { judgeSetCookie } from '../../src/core/http/judge-set-cookie.ts';
import { isDomainMatch, isPathMatch } from '../../src/core/http/match.ts';
import { parseSetCookie } from '../../src/core/http/parse-set-cookie.ts';
import type { JudgedCookie } from '../../src/core/http/set-cookie-verdict.ts';
import { createPublicSuffixes } from '../../src/core/http/site.ts';

const folder = process.env.WATCHWORD_VECTORS ?? path.resolve('../shared/corpora');
const file = path.join(folder, 'http-state/parser.json');

interface Case {
  test: string;
  received: string[];
  sent: { name: string; value: string }[];
  'sent-to'?: string;
}

/** RFC 6265 was tested at http://home.example.org:8888/cookie-parser, at a time when its dates were still to come. */
const FROM = 'http://home.example.org:8888/cookie-parser';
const NOW = Date.UTC(2011, 3, 1);
const suffixes = createPublicSuffixes('org\ncom\ntest\n');

/** A reason why RFC 6265bis wants something else than the vectors of RFC 6265, and the cases it concerns. */
const DIFFERENCES: { reason: string; cases: string[] }[] = [
  {
    reason: 'a field without “=” and one with an empty name make a nameless cookie (6265bis 5.6, steps 4 and 5)',
    cases: [
      ...['0004', '0021', '0023', '0024', '0025', '0026', '0027', '0028'],
      ...['CHROMIUM0009', 'CHROMIUM0010', 'CHROMIUM0012'],
      ...['MOZILLA0012', 'MOZILLA0014', 'MOZILLA0015', 'MOZILLA0016', 'MOZILLA0017'],
      ...['NAME0017', 'NAME0023', 'NAME0025', 'NAME0028', 'NAME0031', 'NAME0032', 'NAME0033'],
    ],
  },
  {
    reason: 'an empty Domain that comes last makes the cookie host-only (6265bis 5.6.3 and 5.7)',
    cases: ['OPTIONAL_DOMAIN0042'],
  },
  {
    reason: 'a control character refuses the whole field (6265bis 5.6, step 1)',
    cases: ['DISABLED_CHROMIUM0022', 'DISABLED_CHROMIUM0023'],
  },
  {
    reason: 'the path of a request is compared as it is written (6265bis 5.1.4); the vector decodes it and is disabled',
    cases: ['DISABLED_PATH0029'],
  },
];

interface Stored extends JudgedCookie {
  name: string;
  value: string;
  created: number;
}

function receive(fields: readonly string[]): Stored[] {
  const store = new Map<string, Stored>();
  for (const [created, raw] of fields.entries()) {
    const cookie: SetCookie = parseSetCookie(raw);
    const { cookie: judged } = judgeSetCookie(cookie, { url: FROM, browser: 'unknown', now: NOW, suffixes });
    if (!judged) continue;
    const key = `${cookie.name};${judged.domain};${judged.path}`;
    if (judged.expires !== undefined && judged.expires <= NOW) store.delete(key);
    else
      store.set(key, {
        ...judged,
        name: cookie.name,
        value: cookie.value,
        created: store.get(key)?.created ?? created,
      });
  }
  return [...store.values()];
}

function send(cookies: readonly Stored[], to: string): { name: string; value: string }[] {
  const url = new URL(to, FROM);
  return cookies
    .filter(({ hostOnly, domain, path: cookiePath, secure }) => {
      const onHost = hostOnly ? url.hostname === domain : isDomainMatch(url.hostname, domain);
      return onHost && isPathMatch(url.pathname, cookiePath) && !secure;
    })
    .sort((one, other) => other.path.length - one.path.length || one.created - other.created)
    .map(({ name, value }) => ({ name, value }));
}

describe('the http-state vectors', () => {
  it('are there', () => {
    expect(existsSync(file), `The vectors are not at ${file}; set WATCHWORD_VECTORS to their folder.`).toBe(true);
  });

  const cases: Case[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  const different = new Map(DIFFERENCES.flatMap(({ reason, cases: names }) => names.map((name) => [name, reason])));

  it('are met, but for the differences of RFC 6265bis that are named', () => {
    const wrong: string[] = [];
    const met: string[] = [];
    for (const { test, received, sent, 'sent-to': to } of cases) {
      const got = send(receive(received), to ?? '/cookie-parser-result');
      const same = JSON.stringify(got) === JSON.stringify(sent);
      if (same === different.has(test))
        wrong.push(
          `${test}: ${JSON.stringify(received).slice(0, 90)} gave ${JSON.stringify(got).slice(0, 120)}, RFC 6265 has ${JSON.stringify(sent).slice(0, 120)}`,
        );
      else if (same) met.push(test);
    }
    console.log(
      `http-state/parser.json: ${cases.length} cases, ${met.length} as in RFC 6265, ${different.size} differ in RFC 6265bis for ${DIFFERENCES.length} reasons`,
    );
    expect(wrong).toEqual([]);
    expect(cases.length).toBeGreaterThan(200);
  });
});
