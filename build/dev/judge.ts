// While developing, the judge is a part of the module that the background is. In builds it is a script of its own.
import * as judge from '../../src/judge/judge.ts';

Object.assign(globalThis, { watchwordJudge: judge });
