// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mountPanel } from '../../src/panel/mount.tsx';
import { reportToJson } from '../../src/panel/Share.tsx';
import { setClock } from '../../src/ui/clock.ts';
import { type Backstage, createFixtureConnection, STATES } from '../fixtures/connection.ts';
import { NOW, reportOf, rowOf } from '../fixtures/report.ts';
import { TOKEN_SITE } from '../fixtures/report-sites.ts';
import { settle } from '../ui/settle.ts';

let root = document.createElement('div');
let unmount = () => {};

// What is in force depends on the time, and the clock of the views ticks.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: NOW }));
afterEach(() => {
  unmount();
  vi.useRealTimers();
});

async function open(name: string) {
  const backstage = STATES[name]?.();
  if (!backstage) throw new Error(`no state ${name}`);
  const connection = createFixtureConnection(backstage);
  root = document.createElement('div');
  document.body.replaceChildren(root);
  await settle(() => {
    unmount = mountPanel(root, connection, { tabId: 1 });
  });
  setClock(NOW);
  return { backstage, connection };
}

const text = () => root.textContent ?? '';
const press = (selector: string) => settle(() => root.querySelector<HTMLElement>(selector)?.click());

function key(selector: string, name: string) {
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true });
  return settle(() => root.querySelector(selector)?.dispatchEvent(event));
}

test('the overview names the strategy, how sure it is, and why', async () => {
  await open('token');
  expect(root.querySelector('h1')?.textContent).toBe('JWT bearer token');
  expect(text()).toContain('Sure: 97 %');
  expect(text()).toContain('Without it the API answered 401');
});

test('each trade-off stands in one line, and a page of its own tells the other side', async () => {
  await open('token');
  expect(text()).not.toContain('What a server session would change');
  expect(root.querySelectorAll('.trade-off-lines .fact').length).toBe(TOKEN_SITE.tradeOffs.length);
  await press('.trade-off-lines .link');
  expect(text()).toContain('What a server session would change');
  expect(root.querySelector('h1')?.textContent).toBe('JWT or session, for this site');
  await press('nav .link');
  expect(root.querySelector('h1')?.textContent).toBe('JWT bearer token');
  await press('.trade-off-lines .link');
  await press('#tab-overview');
  expect(root.querySelector('h1')?.textContent).toBe('JWT bearer token');
});

test('the status line stands above every view: verdict, sign-in, and what ends next', async () => {
  await open('token');
  for (const tab of ['overview', 'sign-in', 'requests', 'credentials', 'findings']) {
    await press(`#tab-${tab}`);
    const status = root.querySelector('.status-bar')?.textContent ?? '';
    expect(status).toContain('JWT bearer tokenSure');
    expect(status).toContain('Signed in by OpenID Connect, authorization code with PKCE at id.example.net');
    expect(status).toContain('Access token expires in 11 min');
  }
  await press('.status-end');
  expect(root.querySelector('.detail h1')?.textContent).toBe('Access token');
});

test('evidence leads to its exchange', async () => {
  await open('token');
  const [, second] = root.querySelectorAll<HTMLElement>('.evidence .reference');
  await settle(() => second?.click());
  expect(root.querySelector('[role=tab][aria-selected=true]')?.textContent).toContain('Requests');
  expect(root.querySelector('.detail h1')?.textContent).toBe('#4 GET');
});

test('a token is shown decoded, and its signature is not in the document', async () => {
  const { connection } = await open('token');
  await press('#tab-credentials');
  expect(text()).toContain('u_841');
  expect(text()).toContain('Expires today');
  expect(text()).toContain('38 items');
  expect(text()).not.toContain('c2lnbmF0dXJl');
  expect(connection.asked).not.toContain('credential.reveal');
});

test('a signed cookie says what protects it and what it holds', async () => {
  await open('token');
  await press('#tab-credentials');
  for (const _ of [1, 2]) await key('[role=listbox]', 'ArrowDown');
  expect(root.querySelector('.detail h1')?.textContent).toBe('__Host-sid');
  expect(text()).toContain('express-signed, written by Express');
  expect(text()).toContain('The ID of a session that the server keeps');
});

test('what is not in force is folded, and opens', async () => {
  await open('token');
  await press('#tab-credentials');
  expect(root.querySelector('.hidden-line')?.textContent).toBe('Show 1 not in force');
  await key('[role=listbox]', 'End');
  expect(root.querySelector('.detail h1')?.textContent).toBe('csrftoken');
  await press('.hidden-line');
  await key('[role=listbox]', 'End');
  expect(root.querySelector('.detail h1')?.textContent).toBe('ID token');
  expect(root.querySelector('.hidden-line')?.textContent).toBe('Fold 1 not in force');
});

test('the raw token is shown when it is asked for', async () => {
  await open('token');
  await press('#tab-credentials');
  expect(text()).not.toContain('eyJ');
  await press('.raw-open');
  expect(text()).toContain('eyJ');
  expect(text()).not.toContain('c2lnbmF0dXJl');
});

test('the life of a token is told, with its leak and its exchanges', async () => {
  await open('token');
  await press('#tab-credentials');
  const chain = root.querySelector('.chain');
  expect(chain?.textContent).toContain('issued by id.example.net');
  expect(chain?.textContent).toContain('kept in localStorage “auth”');
  expect(chain?.textContent).toContain('sent to api.example.com in the Authorization header × 41');
  expect(chain?.querySelector('.leak')?.textContent).toContain('stats.example.org in the URL “token”');
  await press('.chain .leak .reference');
  expect(root.querySelector('.detail h1')?.textContent).toBe('#31 GET');
});

test('what changed from one token to the next is told claim by claim', async () => {
  await open('token');
  await press('#tab-credentials');
  const history = root.querySelector('.history')?.textContent ?? '';
  expect(history).toContain('1 time, after 55 min');
  expect(history).toContain('iat, exp renewed');
  expect(history).toContain('scope openid → openid cart:read');
  expect(history).toContain('tenant is gone, was old');
  expect(text()).toContain("The clock of id.example.net is at least 35 s ahead of the browser's");
});

test('a cookie that the browser refused is listed with the reason', async () => {
  await open('token');
  await press('#tab-credentials');
  await press('#list-cookies');
  for (const _ of [1, 2]) await key('[role=listbox]', 'ArrowDown');
  expect(root.querySelector('.detail h1')?.textContent).toBe('__Host-lang');
  expect(text()).toContain('The browser refuses this cookie. The prefix __Host- needs Path=/. #1');
});

test('each broken token shows what is wrong with it', async () => {
  await open('broken');
  await press('#tab-credentials');
  expect(root.querySelector('.problems')?.textContent).not.toBe('');
  expect(root.querySelector('.detail h1')?.textContent).toBe('Cut token');
});

test('what was not seen is told', async () => {
  await open('hybrid');
  expect(root.querySelector('.status-gaps.touches')?.textContent).toBe('2 gaps');
  expect(text()).not.toContain('Not everything was seen');
  await press('.status-gaps');
  expect(text()).toContain('Not everything was seen.');
  expect(text()).toContain('Requests before 14:10 were not seen.');
  expect(text()).toContain('Response bodies are read only while DevTools is open.');
});

test('what the verdict does not rest on is told without a warning', async () => {
  await open('dropped');
  expect(root.querySelector('.status-gaps.touches')).toBeNull();
  await press('.status-gaps');
  expect(root.querySelector('.gaps.aside')).not.toBeNull();
  expect(text()).toContain('Something was left out; the verdict does not rest on it.');
  expect(text()).toContain('Old requests were dropped');
  expect(text()).not.toContain('Not everything was seen');
});

test('arrow keys move between the views', async () => {
  await open('token');
  await key('[role=tablist]', 'ArrowRight');
  expect(root.querySelector('[role=tab][aria-selected=true]')?.textContent).toContain('Sign-in');
});

test('a new report takes the place of the old, and the selection stays', async () => {
  const { connection } = await open('token');
  await press('#tab-findings');
  await key('[role=listbox]', 'ArrowDown');
  const before = root.querySelector('.detail h1')?.textContent;
  expect(before).toBe('Access token lives long');
  const [first, ...rest] = TOKEN_SITE.findings;
  const report = reportOf([{ ...TOKEN_SITE, findings: [...rest, ...(first ? [first] : [])] }]);
  await settle(() => connection.send('report', { report }));
  expect(root.querySelector('.detail h1')?.textContent).toBe(before);
});

test('after a reconnect the panel asks for everything again', async () => {
  const { backstage, connection } = await open('token');
  backstage.rows = [...backstage.rows, rowOf({ number: 44 })];
  await settle(() => connection.breakAndReconnect());
  expect(root.querySelector('#tab-requests')?.textContent).toBe('Requests44');
});

test('the rows of a long capture are asked for in slices, and none is missing', async () => {
  const rows = Array.from({ length: 1201 }, (_, index) => rowOf({ number: index + 1 }));
  const connection = createFixtureConnection({ ...(STATES.token?.() as Backstage), rows });
  root = document.createElement('div');
  document.body.replaceChildren(root);
  await settle(() => {
    unmount = mountPanel(root, connection, { tabId: 1 });
  });
  expect(root.querySelector('#tab-requests')?.textContent).toBe('Requests1,201');
  expect(connection.asked.filter((name) => name === 'rows.list').length).toBe(3);
});

test.each([
  ['empty', 'Nothing seen yet'],
  ['paused', 'Recording is stopped'],
  ['missing', 'No access to this site'],
  ['internal', 'Nothing to see on this page'],
])('the state %s says "%s"', async (name, title) => {
  await open(name);
  expect(text()).toContain(title);
});

test('clear empties all views', async () => {
  const { connection } = await open('token');
  await settle(() => connection.send('cleared', {}));
  expect(text()).toContain('Nothing seen yet');
});

test('a finding is hidden with a reason, and shown again', async () => {
  const { connection } = await open('token');
  await press('#tab-findings');
  const title = root.querySelector('.detail h1')?.textContent ?? '';
  await press('.hide .link');
  expect(root.querySelector<HTMLButtonElement>('form.hide [type=submit]')?.disabled).toBe(true);
  const field = root.querySelector<HTMLInputElement>('form.hide input');
  if (!field) throw new Error('no field');
  await settle(() => {
    field.value = 'our script reads it';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await press('form.hide [type=submit]');
  expect(connection.asked).toContain('finding.hide');
  expect(root.querySelector('.detail h1')?.textContent).not.toBe(title);
  expect(root.querySelector('.hidden-line')?.textContent).toBe('Show 1 hidden finding');
  await press('.hidden-line');
  await key('[role=listbox]', 'End');
  expect(root.querySelector('.detail h1')?.textContent).toBe(title);
  expect(text()).toContain('Hidden for example.com: our script reads it');
  await press('.hide .button');
  expect(root.querySelector('.hidden-line')).toBeNull();
});

test('the options button asks the background to open them', async () => {
  const { connection } = await open('token');
  await press('[aria-label=Options]');
  expect(connection.asked).toContain('options.open');
});

test('the report is shared without a secret', async () => {
  const copied: string[] = [];
  Object.defineProperty(navigator, 'clipboard', {
    value: { writeText: async (text: string) => void copied.push(text) },
    configurable: true,
  });
  const { connection } = await open('token');
  await press('[aria-label="Share the report"]');
  await press('[role=menuitem]');
  expect(copied[0]).toContain('# Watchword report: example.com');
  expect(copied[0]).not.toContain('c2lnbmF0dXJl');
  expect(connection.asked).not.toContain('credential.reveal');
  expect(root.querySelector('.menu')).toBeNull();
  const saved = reportToJson(reportOf([TOKEN_SITE]));
  expect(JSON.parse(saved).sites[0].findings[0].references.length).toBeGreaterThan(0);
});

test('any two generations of a family are compared, claim by claim', async () => {
  await open('renewed');
  await press('#tab-credentials');
  const select = root.querySelector<HTMLSelectElement>('.compare select');
  expect(select?.options.length).toBe(14);
  await settle(() => {
    if (!select) throw new Error('nothing to pick');
    select.value = 'jwt#1';
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  const rows = [...root.querySelectorAll('.changes tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent?.split(',')[0]).join(' | '),
  );
  expect(rows[0]).toBe('Claim | jwt#1 | jwt#14');
  expect(rows.slice(1).map((row) => row.split(' | ')[0])).toEqual(['iat', 'exp']);
});

test('a long name of a claim has a line of its own, and what is large is told in bars', async () => {
  await open('claims');
  await press('#tab-credentials');
  expect(root.querySelectorAll('.claims .long-name').length).toBe(56);
  expect(root.querySelector('.claims tr')?.className).toBe('');
  expect(root.querySelectorAll('.claim-sizes .weight-bar').length).toBe(8);
  expect(root.querySelector('.claim-sizes p')?.textContent).toMatch(/^54 smaller parts: together \d+ %$/);
});
