import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { signals } from '../../src/core/strategy/signals/index.ts';

it('the index of the signals is up to date', () => {
  expect(() => execFileSync(process.execPath, ['scripts/signals/generate.mjs', '--check'])).not.toThrow();
});

it('every signal has the name of its file', () => {
  const files = readdirSync('src/core/strategy/signals').filter((file) => file !== 'index.ts');
  expect(signals.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
});
