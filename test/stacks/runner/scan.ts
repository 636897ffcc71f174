import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Report } from '../../../src/core/report/report.ts';
import { builds } from '../../browser/browsers.ts';
import type { Har } from '../../browser/harness/types.ts';

/** Where the recordings of the last run lie; they hold real sessions of servers that are gone. */
const folder = path.join(import.meta.dirname, '..', '..', '..', 'artifacts', 'stacks');

/** Saves the HAR, and gives what the built command line says of it. */
export function scan(har: Har, name: string): Promise<Report> {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.har`);
  writeFileSync(file, JSON.stringify(har));
  const script = path.join(builds, 'cli', 'watchword.js');
  return new Promise((resolve, reject) => {
    const options = { maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [script, 'scan', file, '--format', 'json'], options, (error, stdout, stderr) => {
      // Exit code 1 says that there are findings, or that Node could not run the script: then there is no report.
      if (stdout.trim() === '' || (error && error.code !== 1))
        reject(new Error(`scan failed: ${stderr || error?.message}`));
      else resolve(JSON.parse(stdout));
    });
  });
}
