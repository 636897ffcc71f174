import { loadStacks } from './runner/stacks.ts';
import { describeStacks } from './runner/suite.ts';

// The core set has a file of its own.
const others = (await loadStacks()).filter((stack) => !stack.core);

describeStacks(others, 'chromium');
