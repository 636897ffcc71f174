import { loadScenarios } from './scenarios.ts';
import { describeFailures } from './suite.ts';

const only = process.env.WATCHWORD_FAILURES?.split(',');
const scenarios = (await loadScenarios()).filter(({ file }) => !only || only.some((start) => file.startsWith(start)));

describeFailures(scenarios, 'chromium');
describeFailures(scenarios, 'firefox');
