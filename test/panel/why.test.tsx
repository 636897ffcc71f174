// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { render } from 'preact';
import { afterEach, expect, test } from 'vitest';
import type { ExchangeRow } from '../../src/core/capture/row.ts';
import texts from '../../src/core/diagnosis/causes/texts.json';
import type { Failure } from '../../src/core/diagnosis/failure.ts';
import { mountPanel } from '../../src/panel/mount.tsx';
import { COLUMN_IDS } from '../../src/panel/requests/columns/columns.ts';
import { RequestRow } from '../../src/panel/requests/RequestRow.tsx';
import { concernsOf } from '../../src/panel/why/concerns.ts';
import { settingPieces } from '../../src/panel/why/setting-code.ts';
import { setClock } from '../../src/ui/clock.ts';
import { type Backstage, createFixtureConnection } from '../fixtures/connection.ts';
import { backstageOf } from '../ui/har-backstage.ts';
import { settle } from '../ui/settle.ts';

let root = document.createElement('div');
let unmount = () => {};

afterEach(() => unmount());

const recording = (name: string) => readFileSync(`${import.meta.dirname}/../failures/recordings/${name}.har`, 'utf8');

/** The panel on what a recording of a failure tells. */
async function open(name: string, change: (backstage: Backstage) => void = () => {}) {
  const backstage = backstageOf(recording(name));
  change(backstage);
  setClock(backstage.now);
  root = document.createElement('div');
  document.body.replaceChildren(root);
  await settle(() => {
    unmount = mountPanel(root, createFixtureConnection(backstage), { tabId: 1 });
  });
}

const textOf = (selector: string) => root.querySelector(selector)?.textContent ?? '';
function key(selector: string, name: string) {
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true });
  return settle(() => root.querySelector(selector)?.dispatchEvent(event));
}
const press = (element: Element | null | undefined) => settle(() => (element as HTMLElement | null)?.click());

test('what went wrong stands before the verdict, with its cause and the step that helps', async () => {
  await open('01-secure-behind-proxy');
  const failures = root.querySelector('.failures') as Element;
  expect(failures.textContent).toContain('GET /orders was sent to the sign-in page (#3)');
  expect(failures.textContent).toContain('it set no cookie and gave no token');
  expect(failures.textContent).toContain('X-Forwarded-Proto');
  const verdict = root.querySelector('.verdict') as Element;
  expect(failures.compareDocumentPosition(verdict) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});

test('a failure leads to its request, whose detail begins with why', async () => {
  await open('01-secure-behind-proxy');
  await press(root.querySelector('.failures .button'));
  expect(textOf('.detail h1')).toBe('#3 GET');
  const box = root.querySelector('.why-box') as Element;
  expect(box.getAttribute('aria-label')).toBe('Why it failed');
  expect(box.textContent).toContain('The server that answers');
  expect(box.textContent).toContain('#2 was answered 302 without Set-Cookie');
  const code = [...box.querySelectorAll('.why-code code')].map(({ textContent }) => textContent);
  expect(code).toContain("app.set('trust proxy', 1)");
});

test('the line of Set-Cookie that would be kept can be copied, and its finding is one click away', async () => {
  await open('02-cross-site-cookie-lax');
  await press(root.querySelector('.failures .button'));
  expect(textOf('.why-line code')).toMatch(/^Set-Cookie: harbor\.sid=….*SameSite=None/);
  await press(root.querySelector('.why-finding'));
  expect(textOf('.detail.finding .why-box')).toContain('/api/me, twice');
  expect(textOf('.detail.finding')).not.toContain('SameSite=Lax;');
});

test('rivals and what would settle it are told where it is not sure', async () => {
  await open('01-secure-behind-proxy', ({ report }) => {
    const [first] = report.sites[0]?.failures[0]?.causes ?? [];
    if (!first) throw new Error('no cause');
    first.likelihood = 0.6;
    report.sites[0]?.failures[0]?.causes.push({
      ...first,
      cause: 'cookie-ignored',
      likelihood: 0.3,
      says: 'it is old',
    });
  });
  await press(root.querySelector('.failures .button'));
  expect(textOf('.why-head')).toContain('Likely: 60 %');
  expect(root.querySelector('.why-rivals')?.hasAttribute('open')).toBe(false);
  expect(textOf('.why-rivals')).toContain('Possible: 30 %');
  expect(textOf('.why-rivals')).toContain('It is old.');
  expect(textOf('.why-box')).toContain('What would settle it');
});

test('of several failures the newest stands first, and others are one click away', async () => {
  await open('01-secure-behind-proxy', ({ report }) => {
    const failures = report.sites[0]?.failures ?? [];
    for (const id of ['7', '9', '8'])
      failures.push({ ...(failures[0] as Failure), id, what: `Number ${id}`, failed: [id], last: id });
  });
  const heads = () => [...root.querySelectorAll('.failures h2 .plain')].map(({ textContent }) => textContent);
  expect(heads()).toEqual(['Number 9', 'Number 8']);
  await press(root.querySelector('.failures-more'));
  expect(heads()).toHaveLength(4);
});

test('what failed on another site of the capture is one click away', async () => {
  await open('12b-laravel-correct', ({ report }) => {
    const [failure] = backstageOf(recording('01-secure-behind-proxy')).report.sites[0]?.failures ?? [];
    const [site] = report.sites;
    if (failure && site) report.sites.push({ ...site, site: 'id.example', failures: [failure] });
  });
  expect(root.querySelector('.failures')).toBeNull();
  expect(textOf('.failures-elsewhere')).toBe('Something failed on id.example.');
  await press(root.querySelector('.failures-elsewhere button'));
  expect(textOf('.failures')).toContain('GET /orders was sent to the sign-in page');
});

test('an answer that is the reason of a failure leads to what failed', async () => {
  await open('02-cross-site-cookie-lax');
  await press(root.querySelector('#tab-requests'));
  for (const _ of [1, 2]) await key('[role=listbox]', 'ArrowDown');
  expect(textOf('.detail h1')).toBe('#2 POST');
  expect(textOf('.why-box.is-reason')).toContain('Part of why #4 failed');
  await press(root.querySelector('.why-box .reference'));
  expect(textOf('.detail h1')).toBe('#4 GET');
});

test('exchanges are marked by their part in a failure', () => {
  const { report } = backstageOf(recording('02-cross-site-cookie-lax'));
  const parts = [...concernsOf(report)].map(([id, [first]]) => `${id} ${first?.part}`);
  expect(parts.sort()).toEqual(['2 reason', '4 failed', '5 failed']);
});

test('a row says its mark in words', async () => {
  const { report, rows } = backstageOf(recording('02-cross-site-cookie-lax'));
  const concern = concernsOf(report).get('4')?.[0];
  root = document.createElement('div');
  await settle(() =>
    render(<RequestRow row={rows[3] as ExchangeRow} shown={COLUMN_IDS} {...(concern ? { concern } : {})} />, root),
  );
  expect(textOf('.status')).toBe('401Failed');
  expect(root.querySelector('.why-mark')?.getAttribute('title')).toContain('The browser refused the cookie harbor.sid');
});

test('an expected refusal is named as such, and is no failure', async () => {
  await open('24b-dpop-nonce-retry-correct');
  expect(root.querySelector('.failures')).toBeNull();
  expect(textOf('.expected-refusals')).toContain('in the course of things');
  await press(root.querySelector('.expected-refusals .reference'));
  expect(textOf('.why-box.quiet')).toContain('Refused in the course of things');
});

test('nothing is said of a request that went well', async () => {
  await open('12b-laravel-correct');
  await press(root.querySelector('#tab-requests'));
  await key('[role=listbox]', 'ArrowDown');
  expect(root.querySelector('.detail')).not.toBeNull();
  expect(root.querySelector('.why-box, .why-mark, .failures')).toBeNull();
});

test('of a setting the code can be copied, and no sentence is taken for code', () => {
  expect(settingPieces("app.set('trust proxy', 1), or proxy: true in the options of express-session")).toEqual([
    { text: "app.set('trust proxy', 1)", code: true },
    { text: ', or ', code: false },
    { text: 'proxy: true', code: true },
    { text: ' in the options of express-session', code: false },
  ]);
  expect(settingPieces('one secret for all instances')).toEqual([
    { text: 'one secret for all instances', code: false },
  ]);
  for (const { settings = {} } of Object.values(texts) as { settings?: Record<string, string> }[])
    for (const setting of Object.values(settings)) {
      const pieces = settingPieces(setting);
      expect(pieces.map(({ text }) => text).join('')).toBe(setting);
      for (const { text, code } of pieces) if (code) expect(text).not.toMatch(/ (?:or|the|instead|before|of) /);
    }
});
