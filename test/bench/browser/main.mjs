import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { benchOverhead } from './overhead.mjs';
import { benchPanel } from './panel.mjs';
import { benchStart } from './start.mjs';

/** @type {Record<string, (extensionDir: string) => Promise<import('../core/line.ts').Line[]>>} */
const parts = { overhead: benchOverhead, panel: benchPanel, start: benchStart };

const dist = process.env.WATCHWORD_DIST ?? fileURLToPath(new URL('../../../dist', import.meta.url));
const extensionDir = `${dist}/chrome`;
if (!existsSync(`${extensionDir}/manifest.json`)) throw new Error(`No extension in ${extensionDir}: npm run build`);
const part = parts[process.argv[2] ?? ''];
if (part === undefined) throw new Error(`One of: ${Object.keys(parts).join(', ')}`);
for (const line of await part(extensionDir)) process.stdout.write(`${JSON.stringify(line)}\n`);
