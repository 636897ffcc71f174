import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemo } from '../../scripts/demo/demo.mjs';
import { signInToJwtSite, signInToSessionSite } from '../../scripts/demo/sign-in.mjs';
import type { Report } from '../../src/core/report/report.ts';
import { STRATEGIES } from '../../src/ui/words.ts';
import { builds, extensionDir } from './browsers.ts';
import { launch } from './harness/launch.mjs';
import type { Browser, Har } from './harness/types.ts';
import { readVerdict, waitForVerdict } from './panel-reader.ts';

let demo: Awaited<ReturnType<typeof startDemo>>;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'watchword-har-'));
  demo = await startDemo();
  browser = await launch({ browser: 'chromium', extensionDir: extensionDir('chromium') });
});
afterAll(async () => {
  await browser?.close();
  await demo?.close();
  rmSync(folder, { recursive: true });
});

/** Runs the built command line on a HAR. */
function scan(har: Har, name: string): Promise<{ code: number; report: Report; stderr: string }> {
  const file = path.join(folder, `${name}.har`);
  writeFileSync(file, JSON.stringify(har));
  return new Promise((resolve, reject) => {
    const script = path.join(builds, 'cli', 'watchword.js');
    execFile(process.execPath, [script, 'scan', file, '--format', 'json'], (error, stdout, stderr) => {
      const code = typeof error?.code === 'number' ? error.code : 0;
      try {
        resolve({ code, report: JSON.parse(stdout), stderr });
      } catch {
        reject(new Error(`watchword scan gave no report, but ${JSON.stringify(stderr)}`));
      }
    });
  });
}

describe('watchword scan on the HAR that Chromium exports', () => {
  test.each([
    { site: 'session', strategy: 'session-cookie', signIn: signInToSessionSite, url: () => demo.sessionUrl },
    { site: 'token', strategy: 'jwt-bearer', signIn: signInToJwtSite, url: () => demo.jwtUrl },
  ] as const)('gives the same strategy as live for the $site site', async ({ site, strategy, signIn, url }) => {
    const page = await browser.newPage('about:blank');
    const panel = await browser.openPanel(page);
    await signIn(page, url());
    await waitForVerdict(panel, STRATEGIES[strategy].name);

    const { code, report, stderr } = await scan(await browser.exportHar(page), site);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(report.source.kind).toBe('har');
    expect(report.sites[0]?.site).toBe(new URL(url()).hostname);
    expect(report.sites[0]?.strategy.id).toBe(strategy);
    expect(await readVerdict(panel)).toBe(STRATEGIES[strategy].name);
  });
});
