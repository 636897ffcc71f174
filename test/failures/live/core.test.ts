import { loadScenarios } from './scenarios.ts';
import { describeFailures } from './suite.ts';

/** One of each kind: a cookie, a preflight, SAML, a token against forgery, a bearer token, a WebSocket. */
const CORE = ['01', '05', '07', '12', '19', '21'];
const FIREFOX = ['01', '07', '19'];
const scenarios = await loadScenarios();
const pick = (starts: readonly string[]) => scenarios.filter(({ file }) => starts.includes(file.slice(0, 2)));

describeFailures(pick(CORE), 'chromium');
describeFailures(pick(FIREFOX), 'firefox');
