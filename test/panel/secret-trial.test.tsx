// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, expect, test } from 'vitest';
import { decodeJwt } from '../../src/core/credential/decode/jwt.ts';
import { WEAK_TOKEN } from '../../src/core/rules/support/example-flows.ts';
import { sampleJwt } from '../../src/core/rules/support/examples.ts';
import { SecretTrial } from '../../src/panel/credentials/SecretTrial.tsx';
import type { TrialNews, TrialRequest } from '../../src/panel/credentials/secret-worker.ts';
import { settle } from '../ui/settle.ts';

class FakeWorker {
  asked: TrialRequest[] = [];
  ended = false;
  onmessage: ((event: { data: TrialNews }) => void) | null = null;
  postMessage(request: TrialRequest) {
    this.asked.push(request);
  }
  terminate() {
    this.ended = true;
  }
}

const root = document.createElement('div');
afterEach(() => render(null, root));

async function show(token: string) {
  const worker = new FakeWorker();
  document.body.replaceChildren(root);
  await settle(() =>
    render(
      <SecretTrial
        jwt={decodeJwt(token)}
        reveal={() => Promise.resolve(token)}
        start={() => worker as unknown as Worker}
      />,
      root,
    ),
  );
  return worker;
}

function pick() {
  const input = root.querySelector('input') as HTMLInputElement;
  Object.defineProperty(input, 'files', { value: [new File(['secret\n'], 'list.txt')], configurable: true });
  return settle(() => input.dispatchEvent(new Event('change', { bubbles: true })));
}

test('a list is tried in a worker, with progress, and the entry that fits is named without the secret', async () => {
  const worker = await show(WEAK_TOKEN);
  await pick();
  expect(worker.asked.map(({ token, alg }) => [token, alg])).toEqual([[WEAK_TOKEN, 'HS256']]);
  await settle(() => worker.onmessage?.({ data: { tried: 1000, of: 5000 } }));
  expect(root.querySelector('output')?.textContent).toMatch(/1.?000 of 5.?000/);
  await settle(() => worker.onmessage?.({ data: { entry: 7 } }));
  expect(root.textContent).toContain('Entry 7 of the list is the secret');
  expect(worker.ended).toBe(true);
});

test('cancel ends the worker', async () => {
  const worker = await show(WEAK_TOKEN);
  await pick();
  await settle(() => [...root.querySelectorAll('button')].find((one) => one.textContent === 'Cancel')?.click());
  expect(worker.ended).toBe(true);
  expect(root.querySelector('output')?.textContent).toBe('');
});

test('a token without a MAC offers nothing to try', async () => {
  await show(sampleJwt());
  expect(root.textContent).toBe('');
});
