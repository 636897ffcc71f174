import { loadStacks } from './runner/stacks.ts';
import { describeStacks } from './runner/suite.ts';

describeStacks(
  (await loadStacks()).filter((stack) => stack.core),
  'firefox',
);
