import type { Check } from './checks.ts';
import type { ObjectionCode } from './fitting.ts';
import type { KeyFacts } from './key.ts';

export type VerifyCode =
  | 'verified'
  /** The signature fits no key that may be used. */
  | 'signature-wrong'
  | 'no-key'
  /** The header names a key that is not among those at hand. */
  | 'kid-unknown'
  | ObjectionCode
  /** A MAC that was made with the text of a public key. */
  | 'alg-confusion'
  | 'alg-none'
  | 'alg-missing'
  | 'alg-unknown'
  | 'alg-unsupported'
  | 'signature-missing'
  | 'signature-length'
  | 'payload-detached'
  | 'header-refused'
  | 'encrypted'
  | 'not-a-jws';

/** One part of a token that is made of several: what was checked of it. */
export interface PartResult {
  name: string;
  state: 'right' | 'wrong' | 'unknown';
  text: string;
}

/** What a check of a signature came to. */
export interface VerifyResult {
  /** `unchecked`: no key could be tried, so that nothing was learnt of the signature. */
  outcome: 'verified' | 'refused' | 'unchecked';
  code: VerifyCode;
  /** One or two sentences: what is so, and why. */
  reason: string;
  alg?: string;
  /** The algorithm in words. */
  algorithm?: string;
  /** The key that fits, or the one that was to fit. */
  key?: KeyFacts;
  /** Keys that the signature was tried with. */
  tried: number;
  /** What else there is to say of it, a sentence each. */
  notes: string[];
  /** What a verifier still has to check. */
  checks: Check[];
  /** Of an SD-JWT. */
  parts?: PartResult[];
}

/** What is said of a token as a whole. */
export type Verdict = Pick<VerifyResult, 'outcome' | 'code' | 'reason'>;
