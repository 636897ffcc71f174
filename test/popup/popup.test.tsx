// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { mountPopup } from '../../src/popup/mount.tsx';
import { setClock } from '../../src/ui/clock.ts';
import { createFixtureConnection, STATES } from '../fixtures/connection.ts';
import { NOW } from '../fixtures/report.ts';
import { backstageOf } from '../ui/har-backstage.ts';
import { settle } from '../ui/settle.ts';

let root = document.createElement('div');
let unmount = () => {};

afterEach(() => unmount());

async function open(name: string, platform = 'Linux x86_64', granted = true) {
  const backstage = STATES[name]?.();
  if (!backstage) throw new Error(`no state ${name}`);
  const actions = { platform, requestAccess: vi.fn(() => Promise.resolve(granted)), reload: vi.fn() };
  root = document.createElement('div');
  await settle(() => {
    unmount = mountPopup(root, createFixtureConnection(backstage), { tabId: 1, ...actions });
  });
  setClock(NOW);
  return actions;
}

const text = () => root.textContent ?? '';

test('it says the strategy, how sure it is, and what is worst', async () => {
  await open('token');
  expect(root.querySelector('h1')?.textContent).toBe('JWT bearer token');
  expect(text()).toContain('Sure: 97 %');
  expect(text()).toContain('3 tokens, 1 session cookie');
  expect(text()).toContain('1 error, 2 warnings, 1 note');
});

test('the key that opens DevTools is that of the system', async () => {
  await open('token');
  expect(text()).toContain('F12');
  unmount();
  await open('token', 'MacIntel');
  expect(text()).toContain('⌥ ⌘ I');
});

test('access is asked for within the click, and the page is loaded again when it is given', async () => {
  const { requestAccess, reload } = await open('missing');
  await settle(() => root.querySelector('button')?.click());
  expect(requestAccess).toHaveBeenCalledWith(['https://shop.example.com/*']);
  expect(reload).toHaveBeenCalled();
});

test('a refusal is told', async () => {
  const { reload } = await open('missing', 'Linux', false);
  await settle(() => root.querySelector('button')?.click());
  expect(text()).toContain('did not grant access');
  expect(reload).not.toHaveBeenCalled();
});

test.each([
  ['empty', 'Nothing seen yet'],
  ['paused', 'Recording is stopped'],
  ['internal', 'Nothing to see on this page'],
])('the state %s says "%s"', async (name, title) => {
  await open(name);
  expect(text()).toContain(title);
});

test('what went wrong comes before the verdict', async () => {
  const har = readFileSync(`${import.meta.dirname}/../failures/recordings/02-cross-site-cookie-lax.har`, 'utf8');
  const actions = { platform: 'Linux x86_64', requestAccess: vi.fn(), reload: vi.fn() };
  root = document.createElement('div');
  await settle(() => {
    unmount = mountPopup(root, createFixtureConnection(backstageOf(har)), { tabId: 1, ...actions });
  });
  expect(text()).toMatch(/401 on GET .*\/api\/me, twice.*The browser refused the cookie harbor\.sid/);
  expect(root.querySelector('main > section')?.getAttribute('aria-label')).toBe('What went wrong');
});

test('where recording is stopped it says so, also above what was seen before, and one click goes on', async () => {
  for (const [exchanges, name] of [
    [false, 'paused'],
    [true, 'token'],
  ] as const) {
    const backstage = STATES[name]?.();
    if (!backstage) throw new Error('no state');
    backstage.state.paused = true;
    const connection = createFixtureConnection(backstage);
    root = document.createElement('div');
    await settle(() => {
      unmount = mountPopup(root, connection, { tabId: 1, platform: '', requestAccess: vi.fn(), reload: vi.fn() });
    });
    expect(text()).toContain('Recording is stopped.');
    expect(root.querySelector('h1')?.textContent === 'JWT bearer token').toBe(exchanges);
    const button = [...root.querySelectorAll('button')].find((one) => one.textContent === 'Go on recording');
    await settle(() => button?.click());
    expect(connection.asked).toContain('capture.pause');
    expect(text()).not.toContain('Recording is stopped.');
    unmount();
  }
});

test('an empty tab is told apart from a page of the browser', async () => {
  const backstage = STATES.internal?.();
  if (!backstage) throw new Error('no state');
  backstage.state.url = 'about:blank';
  root = document.createElement('div');
  await settle(() => {
    unmount = mountPopup(root, createFixtureConnection(backstage), {
      tabId: 1,
      platform: '',
      requestAccess: vi.fn(),
      reload: vi.fn(),
    });
  });
  expect(root.querySelector('h1')?.textContent).toBe('This tab is empty');
});
