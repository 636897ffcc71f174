import type { VerifyPort } from '../ui/verify/verifier.ts';
import type { Judge } from './lint.ts';

/** What the workbench needs of the world. */
export interface WorkbenchPort {
  verify: VerifyPort;
  /** The script with the rules. */
  loadJudge(): Promise<Judge>;
  /** Text of the public suffix list. */
  loadSuffixes(): Promise<string>;
}
