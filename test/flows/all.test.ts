import { loadFlows } from './flows.ts';
import { describeFlows } from './suite.ts';

const only = process.env.WATCHWORD_FLOWS?.split(',');
const flows = (await loadFlows()).filter(({ name }) => !only || only.includes(name));

describeFlows(flows, 'chromium');
describeFlows(flows, 'firefox');
