// `web-ext lint` over the Firefox build: no error, and no warning but one about Preact's own code.
import { startTool } from './steps.mjs';

/** @typedef {{ code: string, message: string, description: string, file?: string, line?: number }} LintMessage */

/**
 * Preact can set innerHTML when a component asks for it; a lint rule forbids ours to ask.
 *
 * @param {LintMessage} message
 * @returns {boolean}
 */
const isAboutPreact = ({ code, file }) =>
  code === 'UNSAFE_VAR_ASSIGNMENT' && /^assets\/preact-[\w-]+\.js$/.test(file ?? '');

/** @throws {Error} when the build has a problem that is ours */
export async function lintExtension() {
  const args = ['lint', '--source-dir', 'dist/firefox', '--output', 'json', '--no-config-discovery'];
  const { code, stdout } = await startTool('web-ext', 'web-ext', args, 'pipe');
  /** @type {{ errors: LintMessage[], warnings: LintMessage[], notices: LintMessage[] }} */
  const { errors, warnings, notices } = JSON.parse(stdout.slice(stdout.indexOf('{')));
  const ours = [...errors, ...warnings, ...notices].filter((message) => !isAboutPreact(message));
  for (const { code, file, line, message } of ours) console.error(`${file ?? 'build'}:${line ?? 0} ${code} ${message}`);
  if (ours.length > 0) throw new Error(`web-ext lint has ${ours.length} messages about this extension.`);
  if (code !== 0) throw new Error(`web-ext lint ended with ${code ?? 'a signal'}.`);
  console.log(`0 errors, 0 warnings; ${warnings.length} about Preact's own code.`);
}
