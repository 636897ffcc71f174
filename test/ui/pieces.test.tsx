// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import type { JsonValue } from '../../src/core/credential/decode/json-model.ts';
import { setClock } from '../../src/ui/clock.ts';
import { JsonTree } from '../../src/ui/JsonTree.tsx';
import { ConfidencePill, Expiry, LifeBar, Prose } from '../../src/ui/pieces.tsx';
import { Secret } from '../../src/ui/Secret.tsx';
import { settle } from './settle.ts';

const root = document.createElement('div');
const NOW = Date.UTC(2026, 10, 23, 14, 59);

afterEach(() => render(null, root));

test('backticks mark code, and text stays text', () => {
  render(<Prose text="Set `HttpOnly` <b>now</b>" />, root);
  expect(root.innerHTML).toBe('Set <code>HttpOnly</code> &lt;b&gt;now&lt;/b&gt;');
  render(<Prose text="An odd ` stays" />, root);
  expect(root.textContent).toBe('An odd ` stays');
});

test('how sure a verdict is has a word', () => {
  render(<ConfidencePill confidence={0.97} />, root);
  expect(root.textContent).toBe('Sure: 97 %');
  render(<ConfidencePill confidence={0.5} />, root);
  expect(root.textContent).toBe('Unsure: 50 %');
});

test('an expiry follows the clock', () => {
  setClock(NOW);
  render(<Expiry at={NOW + 60_000} />, root);
  expect(root.textContent).toBe('expires in 1 min');
  act(() => setClock(NOW + 120_000));
  expect(root.textContent).toBe('expired 1 min ago');
});

test('a lifetime without a start is not drawn', () => {
  setClock(NOW);
  render(<LifeBar from={undefined} to={NOW} />, root);
  expect(root.innerHTML).toBe('');
  render(<LifeBar from={NOW - 1000} to={NOW + 3000} />, root);
  expect(root.querySelector<HTMLElement>('.life-bar')?.style.width).toBe('25%');
});

test('a secret is not in the document before it is asked for, and not after', async () => {
  const reveal = vi.fn(() => Promise.resolve<string | undefined>('s3cret'));
  render(<Secret length={6} reveal={reveal} />, root);
  expect(root.textContent).toContain('6 characters');
  expect(reveal).not.toHaveBeenCalled();
  const button = root.querySelector('button') as HTMLButtonElement;
  await settle(() => button.click());
  expect(root.querySelector('code')?.textContent).toBe('s3cret');
  await settle(() => button.click());
  expect(root.textContent).not.toContain('s3cret');
});

test('a secret that is gone says so', async () => {
  render(<Secret length={6} reveal={() => Promise.resolve(undefined)} />, root);
  await settle(() => root.querySelector('button')?.click());
  expect(root.textContent).toContain('no longer in memory');
});

test('a closed tree holds none of its members', async () => {
  const value = JSON.parse('{"a":1,"__proto__":"x"}') as JsonValue;
  render(<JsonTree value={value} />, root);
  expect(root.textContent).toBe('▸{ 2 members }');
  await settle(() => root.querySelector('button')?.click());
  expect(root.textContent).toContain('__proto__: x');
});

test('a huge list shows its beginning', () => {
  render(<JsonTree value={Array.from({ length: 100_000 }, (_, index) => index)} open />, root);
  expect(root.querySelectorAll('li').length).toBe(51);
  expect(root.textContent).toContain('99,950 more items');
});
