import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from './files.ts';

/** The command line as it is built, run as a program. */
let folder: string;
let script: string;
let har: string;

const entry = (path: string) => ({
  startedDateTime: '2026-01-01T00:00:00.000Z',
  request: { method: 'GET', url: `https://app.example.com/${path}`, headers: [{ name: 'Accept', value: '*/*' }] },
  response: {
    status: 200,
    headers: [{ name: 'Content-Type', value: 'text/html' }],
    content: { mimeType: 'text/html' },
  },
});

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'watchword-cli-'));
  // Of its own, as what lies in dist may be of another day.
  await build({ root, mode: 'cli', logLevel: 'warn', build: { outDir: path.join(folder, 'cli'), emptyOutDir: true } });
  script = path.join(folder, 'cli', 'watchword.js');
  har = path.join(folder, 'site.har');
  const entries = Array.from({ length: 300 }, (_, at) => entry(String(at)));
  writeFileSync(har, JSON.stringify({ log: { version: '1.2', entries } }));
});

afterAll(() => rmSync(folder, { recursive: true }));

const run = (args: string[], options: Parameters<typeof spawnSync>[2] = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', ...options });
  return { status, out: String(stdout ?? ''), err: String(stderr ?? '') };
};

describe('the built command line', () => {
  it('ends with 2 and one line when the disk is full', () => {
    const full = openSync('/dev/full', 'w');
    const { status, err } = run(['scan', har, '-f', 'json'], { stdio: ['ignore', full, 'pipe'] });
    expect(err).toBe('watchword: the output could not be written: the disk is full.\n');
    expect(status).toBe(2);
  });

  it('says nothing and ends as it would have when the reader closes the pipe', async () => {
    const child = spawn(process.execPath, [script, 'scan', har, '-f', 'json'], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let err = '';
    child.stderr.on('data', (piece) => {
      err += piece;
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(err).toBe('');
    expect(code).toBe(run(['scan', har]).status);
  });

  it('ends with 2 when neither the report nor the complaint can be written', () => {
    const full = openSync('/dev/full', 'w');
    expect(run(['scan', har], { stdio: ['ignore', full, full] }).status).toBe(2);
  });

  it('refuses a file of 2.2 GB by its size', () => {
    const large = path.join(folder, 'large.har');
    writeFileSync(large, '');
    truncateSync(large, 2_362_232_013);
    const { status, err } = run(['scan', large]);
    expect(err).toBe(`watchword: ${large} cannot be read: it has 2.2 GB, and at most 512 MB are read.\n`);
    expect(status).toBe(2);
  });

  it('reads the standard input, packed or not', () => {
    const text = JSON.stringify({ log: { entries: [entry('')] } });
    const reports = [Buffer.from(text), Buffer.from(`\ufeff${text}`, 'utf16le'), gzipSync(text)].map((input) =>
      run(['scan', '-', '-f', 'markdown'], { input }),
    );
    expect(reports[0]?.out).toContain('example.com');
    for (const { status, out, err } of reports) {
      expect(err).toBe('');
      expect(status).toBe(0);
      expect(out.replace(/^.*\d\d:\d\d.*$/m, '')).toBe(reports[0]?.out.replace(/^.*\d\d:\d\d.*$/m, ''));
    }
  });

  it.each([
    ['a folder', () => folder, 'it is a folder'],
    ['nothing', () => path.join(folder, 'nothing'), 'there is no such file'],
    [
      'a program',
      () => process.execPath,
      'it is no text; a HAR as JSON text is read, plain or packed with gzip or zip',
    ],
  ])('names %s in one line and ends with 2', (_what, file, reason) => {
    const { status, out, err } = run(['scan', file()]);
    expect(err).toBe(`watchword: ${file()} cannot be read: ${reason}.\n`);
    expect([status, out]).toEqual([2, '']);
  });
});
