// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mountPanel } from '../../src/panel/mount.tsx';
import { setClock } from '../../src/ui/clock.ts';
import { createFixtureConnection, STATES } from '../fixtures/connection.ts';
import { NOW } from '../fixtures/report.ts';
import { settle } from '../ui/settle.ts';

let root = document.createElement('div');
let unmount = () => {};
// What is in force depends on the time, and the clock of the views ticks.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: NOW }));
afterEach(() => {
  unmount();
  vi.useRealTimers();
});

async function openRequests() {
  const backstage = STATES.token?.();
  if (!backstage) throw new Error('no state');
  const connection = createFixtureConnection(backstage);
  root = document.createElement('div');
  document.body.replaceChildren(root);
  await settle(() => {
    unmount = mountPanel(root, connection, { tabId: 1 });
  });
  setClock(NOW);
  await press('#tab-requests');
  return connection;
}

const field = () => root.querySelector<HTMLInputElement>('.filter-input') as HTMLInputElement;
const press = (selector: string) => settle(() => root.querySelector<HTMLElement>(selector)?.click());
const key = (target: Element | null, name: string, more = {}) =>
  settle(() =>
    target?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more })),
  );
const type = (text: string) =>
  settle(() => {
    field().focus();
    field().value = text;
    field().setSelectionRange(text.length, text.length);
    field().dispatchEvent(new Event('input', { bubbles: true }));
  });

test('a filter leaves those that match, and says how many of how many', async () => {
  await openRequests();
  await type('status:4xx');
  expect(root.querySelector('.shown-of')?.textContent).toBe('1 of 43');
});

test('a filter that leaves nothing says which word is to blame, and one click leaves it out', async () => {
  await openRequests();
  await type('api status:418');
  expect(root.querySelector('.no-match')?.textContent).toContain('“status:418” matches none of 43 requests.');
  await press('.no-match .button');
  expect(field().value).toBe('api');
  expect(root.querySelector('.no-match')).toBeNull();
});

test('a word is completed by the arrows and Enter, and Escape closes before it empties', async () => {
  await openRequests();
  await type('sta');
  expect(root.querySelector('.completions')?.textContent).toContain('status:');
  await key(field(), 'ArrowDown');
  await key(field(), 'Enter');
  expect(field().value).toBe('status:');
  expect(root.querySelectorAll('.completion').length).toBeGreaterThan(2);
  await key(field(), 'Escape');
  expect(root.querySelector('.completions')).toBeNull();
  expect(field().value).toBe('status:');
  await key(field(), 'Escape');
  expect(field().value).toBe('');
});

test('/ and Ctrl+F lead to the field that narrows the list, but not while something is typed', async () => {
  await openRequests();
  await key(root.querySelector('[role=listbox]'), '/');
  expect(document.activeElement).toBe(field());
  root.querySelector<HTMLElement>('#tab-requests')?.focus();
  await key(document.activeElement, 'f', { ctrlKey: true });
  expect(document.activeElement).toBe(field());
  await press('#tab-findings');
  await key(root.querySelector('[role=listbox]'), '/');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Search the findings');
});

test('Escape closes the details, and the list keeps the keys', async () => {
  await openRequests();
  await key(root.querySelector('.request-list'), 'ArrowDown');
  expect(root.querySelector('.detail h1')?.textContent).toBe('#1 GET');
  await key(root.querySelector('.detail'), 'Escape');
  expect(root.querySelector('.detail')).toBeNull();
  expect(document.activeElement).toBe(root.querySelector('.request-list'));
});

test('the button for protocol messages is the word is:auth', async () => {
  await openRequests();
  await press('.toggle');
  expect(field().value).toBe('is:auth');
  expect(root.querySelector('.toggle')?.getAttribute('aria-pressed')).toBe('true');
  await press('.toggle');
  expect(field().value).toBe('');
});

test('a request is copied without secrets, and with them only when that is asked for', async () => {
  const copied: string[] = [];
  Object.defineProperty(navigator, 'clipboard', {
    value: { writeText: async (text: string) => void copied.push(text) },
    configurable: true,
  });
  const connection = await openRequests();
  for (let at = 0; at < 7; at += 1) await key(root.querySelector('.request-list'), 'ArrowDown');
  // What the background tells of the request.
  await settle(() => {});
  await press('[aria-label="Copy the request"]');
  await press('.detail [role=menuitem]');
  expect(copied[0]).toContain("-H 'Authorization: Bearer jwt#1 (812 characters)'");
  expect(connection.asked).not.toContain('credential.reveal');
  await press('[aria-label="Copy the request"]');
  await press('.detail [role=menuitemcheckbox]');
  await press('.detail [role=menuitem]');
  expect(copied[1]).toContain("-H 'Authorization: Bearer the value of jwt#1'");
  // It is asked for each time anew.
  await press('[aria-label="Copy the request"]');
  expect(root.querySelector('.detail [role=menuitemcheckbox]')?.getAttribute('aria-checked')).toBe('false');
});

const head = (column: string) => `.request-head [data-column=${column}] button`;

test('a click on the name of a column sorts by it, once more the other way, and a third time as they began', async () => {
  await openRequests();
  const name = () => root.querySelector(head('time'))?.getAttribute('aria-label');
  expect(name()).toBe('Time');
  await press(head('time'));
  expect(name()).toBe('Time, sorted downwards');
  await press(head('time'));
  expect(name()).toBe('Time, sorted upwards');
  await press(head('time'));
  expect(name()).toBe('Time');
});

test('arrows move among the names of the columns, which are one stop of the Tab key, and Shift with an arrow moves an edge', async () => {
  await openRequests();
  const stops = () =>
    [...root.querySelectorAll<HTMLElement>('.request-head button')].filter((one) => one.tabIndex === 0);
  expect(stops()).toHaveLength(1);
  root.querySelector<HTMLElement>(head('number'))?.focus();
  await key(document.activeElement, 'ArrowRight');
  expect(document.activeElement).toBe(root.querySelector(head('status')));
  expect(stops()).toEqual([document.activeElement]);
  const tracks = () => root.querySelector<HTMLElement>('.list-pane')?.style.getPropertyValue('--tracks').split(' ')[1];
  expect(tracks()).toBe('58px');
  await key(document.activeElement, 'ArrowRight', { shiftKey: true });
  // Nothing is laid out here, so every element is 0 wide: the least width is kept.
  expect(tracks()).toBe('30px');
});

test('a column is hidden by the menu of the columns, and all is as at first again', async () => {
  await openRequests();
  await press('.columns-menu');
  const items = () => [...root.querySelectorAll<HTMLElement>('[role^=menuitem]')];
  const choose = (name: string) =>
    settle(() =>
      items()
        .find((item) => item.textContent?.includes(name))
        ?.click(),
    );
  await choose('Time');
  expect(root.querySelector(head('time'))).toBeNull();
  await choose('As at first');
  expect(root.querySelector(head('time'))).not.toBeNull();
});
