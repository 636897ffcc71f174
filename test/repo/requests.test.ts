import { expect, it } from 'vitest';
import { listFiles, readText, withoutComments } from './files.ts';

/**
 * All that can send something: `fetch` of the extension's own files and of a key set that a person asked for are those that are there. A
 * call whose argument a template puts in is text that a person copies.
 */
const SENDS =
  /\bfetch\((?!\$\{)|\bXMLHttpRequest\b|\bnew (?:WebSocket|EventSource|WebTransport)\b|\bsendBeacon\b|\bnew Image\b/;

it('nothing in the source sends anything, but for these', () => {
  // The core compiles without any of them (core.test.ts), and writes advice about them.
  const files = listFiles('src', /\.tsx?$/).filter((file) => !file.startsWith('src/core/'));
  const senders = files.filter((file) => SENDS.test(withoutComments(readText(file))));
  expect(senders).toEqual(['src/background/main.ts', 'src/platform/fetch-public.ts', 'src/platform/own-file.ts']);
});

it('the background has nothing that gets a key set, and reads files of its own only', () => {
  const text = withoutComments(readText('src/background/main.ts'));
  const sends = [...text.matchAll(/\bfetch\(([^)]*\))/g)].map(([, what]) => what);
  expect(sends.length).toBeGreaterThan(0);
  for (const what of sends) expect(what).toMatch(/^browser\.runtime\.getURL\('[\w.-]+'\)$/);
});
