/**
 * All that tells what facts say: the script that the background loads when somebody first asks. It is many times the size of the
 * rest of the background, and a worker that is woken by a request only has to write that request down.
 */
import { MAX_HIDDEN, parseSettings, type Settings } from '../core/capture/settings.ts';
import { rules } from '../core/rules/index.ts';

export { createCapture } from '../core/capture/create-capture.ts';
export { digestBody } from '../core/credential/body-digest.ts';
export { readHar } from '../core/http/har.ts';
export { createPublicSuffixes, siteOf } from '../core/http/site.ts';
export { buildReport } from '../core/report/build.ts';
export { readCookieRequests, readRequestCookies } from '../core/report/cookie-use.ts';
export { redactExchange } from '../core/report/redact.ts';
export { toBadge } from './badge-text.ts';
export { findSecret } from './find-secret.ts';
export { createSummary } from './summary.ts';

export { MAX_HIDDEN };

const RULE_IDS: ReadonlySet<string> = new Set(rules.map(({ id }) => id));

/** Settings as they were stored; what cannot be used is left out. */
export function readSettings(stored: unknown): Settings {
  return parseSettings(stored, RULE_IDS).settings;
}

/** Whether there is a rule of that name. */
export function isRule(id: string): boolean {
  return RULE_IDS.has(id);
}
