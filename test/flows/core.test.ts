import { loadFlows } from './flows.ts';
import { describeFlows } from './suite.ts';

const core = (await loadFlows()).filter((flow) => flow.core);

describeFlows(core, 'chromium');
describeFlows(core, 'firefox');
