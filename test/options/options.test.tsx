// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/capture/settings.ts';
import { mountOptions } from '../../src/options/mount.tsx';
import { RULES } from '../../src/options/rule-list.ts';
import { settle } from '../ui/settle.ts';

const RULE = 'cookie-session-no-httponly';
let root = document.createElement('div');
let unmount = () => {};

afterEach(() => unmount());

async function open(stored?: unknown, takes = true) {
  const written: Settings[] = [];
  const listeners: ((settings: unknown) => void)[] = [];
  root = document.createElement('div');
  document.body.replaceChildren(root);
  await settle(() => {
    unmount = mountOptions(root, {
      read: async () => stored,
      write: async (settings) => {
        written.push(settings as Settings);
        return takes;
      },
      onChanged: (listener) => {
        listeners.push(listener);
        return () => {};
      },
    });
  });
  const tell = (settings: unknown) =>
    settle(() => {
      for (const listener of listeners) listener(settings);
    });
  return { written, tell };
}

const text = () => root.textContent ?? '';
const find = <T extends HTMLElement>(label: string) => root.querySelector<T>(`[aria-label="${label}"]`) as T;
const press = (name: string) =>
  settle(() => [...root.querySelectorAll('button')].find((button) => button.textContent === name)?.click());

function change(field: HTMLInputElement | HTMLSelectElement, value: string, event = 'change') {
  return settle(() => {
    field.value = value;
    field.dispatchEvent(new Event(event, { bubbles: true }));
  });
}

async function pick(content: string) {
  const input = root.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement;
  Object.defineProperty(input, 'files', { value: [new File([content], 'watchword.config.json')], configurable: true });
  await settle(() => input.dispatchEvent(new Event('change', { bubbles: true })));
  await settle(() => {});
}

test('a threshold is shown with its unit, and one that was changed is kept', async () => {
  const { written } = await open();
  const field = find<HTMLInputElement>('Access token: warning');
  expect(field.value).toBe('1 d');
  await change(field, '12 h');
  expect(written.at(-1)?.thresholds).toEqual({ accessLifetimeWarningSeconds: 43_200 });
  await change(field, '');
  expect(written.at(-1)?.thresholds).toEqual({});
});

test('what cannot be read is not taken, and said', async () => {
  const { written } = await open();
  await change(find<HTMLInputElement>('One cookie: error'), 'much');
  expect(written).toEqual([]);
  expect(text()).toContain('Not read. Default: 4 KB');
});

test('thresholds out of order are told', async () => {
  await open({ thresholds: { cookieWarningBytes: 9000 } });
  expect(text()).toContain('One cookie: the number for a warning is above the one for an error.');
});

test('a rule is turned off, and is as it comes again', async () => {
  const { written } = await open();
  await change(find<HTMLInputElement>('Search the rules'), RULE, 'input');
  const field = root.querySelector('.rule select') as HTMLSelectElement;
  await change(field, 'off');
  expect(written.at(-1)?.rules).toEqual({ [RULE]: 'off' });
  await change(field, '');
  expect(written.at(-1)?.rules).toEqual({});
});

test('rules are found by every word', async () => {
  await open();
  expect(text()).toContain(`Show all ${RULES.length}`);
  await change(find<HTMLInputElement>('Search the rules'), 'session httponly', 'input');
  const shown = [...root.querySelectorAll('.rule code')].map((code) => code.textContent);
  expect(shown).toContain(RULE);
  expect(shown.length).toBeLessThan(RULES.length);
});

test('back to defaults asks first', async () => {
  const { written } = await open({ rules: { [RULE]: 'off' } });
  await press('Back to defaults');
  expect(written).toEqual([]);
  await press('Drop all changes');
  expect(written).toEqual([DEFAULT_SETTINGS]);
});

test('a file takes the place of all settings', async () => {
  const { written } = await open({ rules: { [RULE]: 'off' } });
  await pick('{"thresholds": {"clockLeewaySeconds": 5}}');
  expect(written.at(-1)).toEqual({ ...DEFAULT_SETTINGS, thresholds: { clockLeewaySeconds: 5 } });
});

test.each([
  ['no JSON', 'Settings are a JSON object'],
  ['{"rules": {"nothing": "off"}}', 'There is no rule nothing.'],
])('the file %s is refused with the reason', async (content, reason) => {
  const { written } = await open();
  await pick(content);
  expect(written).toEqual([]);
  expect(text()).toContain('The file was not taken.');
  expect(text()).toContain(reason);
});

test('a hidden finding is shown again', async () => {
  const hidden = [{ site: 'example.com', rule: RULE, name: 'sid', reason: 'our script reads it' }];
  const { written } = await open({ hidden });
  expect(text()).toContain('our script reads it');
  await press('Show again');
  expect(written.at(-1)?.hidden).toEqual([]);
});

test('what another page writes shows at once, and a refusal of the browser is told', async () => {
  const { tell } = await open(undefined, false);
  await tell({ thresholds: { clockLeewaySeconds: 7 } });
  expect(find<HTMLInputElement>('Clocks: leeway').value).toBe('7 s');
  await change(find<HTMLInputElement>('Clocks: leeway'), '8 s');
  expect(text()).toContain('The browser did not keep the settings.');
});
