import { loadStacks } from './runner/stacks.ts';
import { describeStacks } from './runner/suite.ts';

const core = (await loadStacks()).filter((stack) => stack.core);

describeStacks(core, 'chromium');
describeStacks(core, 'firefox');
