import { afterAll, beforeAll, expect, test } from 'vitest';
import { toStoredCookie } from '../../src/background/cookies.ts';
import type { SetCookie, StoredCookie } from '../../src/core/http/cookie.ts';
import { judgeSetCookie } from '../../src/core/http/judge-set-cookie.ts';
import { parseSetCookie } from '../../src/core/http/parse-set-cookie.ts';
import type { SetCookieVerdict } from '../../src/core/http/set-cookie-verdict.ts';
import { createPublicSuffixes } from '../../src/core/http/site.ts';
import type { RawCookie } from '../../src/platform/cookies.ts';
import { describeInBrowsers } from './browsers.ts';
import type { Browser, BrowserName } from './harness/types.ts';
import { type Line, lines } from './set-cookie-lines.ts';
import { startSetCookieServer } from './set-cookie-server.ts';

const suffixes = createPublicSuffixes('com\n');

let server: Awaited<ReturnType<typeof startSetCookieServer>>;
beforeAll(async () => {
  server = await startSetCookieServer(lines);
});
afterAll(() => server.close());

type Shown = Omit<StoredCookie, 'storeId'>;

interface Kept {
  stored?: StoredCookie;
  at: number;
}

function hostOfLine(index: number): string {
  return lines[index]?.host ?? `c${index}.localhost`;
}

function urlOf(index: number): string {
  return `http://${hostOfLine(index)}:${server.port}/a/set?${index}`;
}

/** The field as the browser hands it on: its bytes read as UTF-8. */
function parse(index: number): SetCookie {
  const field = (lines[index] as Line).field.replaceAll('HOST', hostOfLine(index));
  return parseSetCookie(Buffer.from(field, 'latin1').toString('utf8'));
}

/** Has the browser receive every field, and asks its store what became of them. */
async function ask(browser: Browser): Promise<Kept[]> {
  const embedding = await browser.newPage(`http://127.0.0.1:${server.port}/`);
  const own = await browser.newPage();
  const times: number[] = [];
  for (const [index, line] of lines.entries()) {
    times.push(Date.now());
    // A field that is no HTTP fails the whole response.
    if (line.crossSite)
      await embedding.evaluate(
        (to) => fetch(to, { mode: 'no-cors', credentials: 'include' }).catch(() => undefined),
        urlOf(index),
      );
    else await own.goto(urlOf(index)).catch(() => undefined);
  }
  const all = await browser.evaluateInBackground<RawCookie[]>(
    '(globalThis.browser ?? chrome).cookies.getAll({ partitionKey: {} })',
  );
  return lines.map(({ host }, index) => {
    const { name, value } = parse(index);
    const stored = all.find(
      (cookie) =>
        cookie.domain.replace(/^\./, '') === hostOfLine(index) &&
        (host === undefined || cookie.name === (name || value)),
    );
    return { ...(stored ? { stored: toStoredCookie(stored) } : {}), at: times[index] as number };
  });
}

function judge(index: number, name: BrowserName, now: number): SetCookieVerdict {
  const { crossSite } = lines[index] as Line;
  const url = urlOf(index);
  const browser = name === 'chromium' ? 'chrome' : 'firefox';
  const pageUrl = crossSite ? `http://127.0.0.1:${server.port}/` : url;
  return judgeSetCookie(parse(index), { url, browser, now, suffixes, pageUrl, topLevel: !crossSite });
}

/** What our verdict says the store will hold. */
function expectedOf(index: number, { cookie, changes }: SetCookieVerdict, now: number): Shown | undefined {
  if (!cookie || (cookie.expires !== undefined && cookie.expires <= now)) return undefined;
  const { name, value } = parse(index);
  const { partitioned, ...rest } = cookie;
  const pair = changes.some(({ code }) => code === 'nameless') ? { name: value, value: '' } : { name, value };
  return { ...pair, ...rest, ...(partitioned ? { partition: 'yes' } : {}) };
}

/** A cookie in one line; its end in hours from now. */
function describeKept(cookie: Shown | undefined, now: number): string {
  if (!cookie) return 'nothing';
  const { name, value, domain, hostOnly, path, secure, httpOnly, sameSite, expires, partition } = cookie;
  const text = `${name}=${value}`;
  return [
    JSON.stringify(text.length > 40 ? `${text.slice(0, 20)}…${text.length}` : text),
    `${hostOnly ? 'only ' : ''}${domain.replace(/^\./, '').replace(/^c\d+\./, '')}`,
    path.length > 40 ? `path of ${path.length}` : path,
    expires === undefined ? 'session' : `${Math.round((expires - now) / 3_600_000)} h`,
    secure && 'Secure',
    httpOnly && 'HttpOnly',
    sameSite,
    partition && 'partitioned',
  ]
    .filter(Boolean)
    .join(' ');
}

const outcomes = new Map<BrowserName, string[]>();

describeInBrowsers('Set-Cookie as the browser treats it', (browser, name) => {
  test('is parsed and judged as its cookie store shows', async () => {
    const wrong: string[] = [];
    const shown: string[] = [];
    for (const [index, { stored, at }] of (await ask(browser())).entries()) {
      const verdict = judge(index, name, at);
      const ours = describeKept(expectedOf(index, verdict, at), at);
      const theirs = describeKept(stored, at);
      shown.push(theirs);
      // Some builds block third parties from the start, which is a setting and cannot be seen from outside.
      if (ours === theirs || (verdict.needsThirdParty && !stored)) continue;
      wrong.push(`${nameOf(index)}: ${ours} (${verdict.refusal?.code}) but the store holds ${theirs}`);
    }
    outcomes.set(name, shown);
    expect(wrong).toEqual([]);
    expect(shown.filter((one) => one !== 'nothing').length).toBeGreaterThan(40);
  });
});

test('differs between the browsers where it is known to', () => {
  const [chromium, firefox] = [outcomes.get('chromium'), outcomes.get('firefox')];
  const different = lines.flatMap((_, index) =>
    chromium?.[index] === firefox?.[index]
      ? []
      : [`${nameOf(index)}: Chromium ${chromium?.[index]}, Firefox ${firefox?.[index]}`],
  );
  console.log(`${lines.length} fields, ${different.length} treated differently:\n${different.join('\n')}`);
  expect(different.map((text) => text.slice(0, text.indexOf(': ')))).toEqual(DIFFERENT);
});

function nameOf(index: number): string {
  const { field, crossSite, host } = lines[index] as Line;
  return `${JSON.stringify(field.slice(0, 60))}${host ? ` from ${host}` : ''}${crossSite ? ' to another site' : ''}`;
}

/** Fields that Chromium and Firefox treat differently. */
const DIFFERENT = [
  '"a"',
  '"=b"',
  '"a=b\\tc"',
  '"a=b; Expires=Wed, 31 Feb 2099 10:00:00 GMT"',
  '"a=b" to another site',
  '"a=b; SameSite=maybe" to another site',
  '"a=b; SameSite=None; Secure" to another site',
  '"a=b; Secure" to another site',
];
