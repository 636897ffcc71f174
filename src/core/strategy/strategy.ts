import type { Credential } from '../credential/book.ts';
import type { SiteFacts } from './facts.ts';

export type { LoginId, LoginReport } from '../flow/login.ts';

export type StrategyId =
  | 'session-cookie'
  | 'sealed-cookie'
  | 'jwt-cookie'
  | 'jwt-bearer'
  | 'opaque-bearer'
  | 'dpop'
  | 'custom-header'
  | 'api-key'
  | 'url-token'
  | 'basic'
  | 'digest'
  | 'negotiate'
  | 'signed-request'
  | 'hybrid'
  | 'none'
  | 'unknown';

export type ShapeId = 'spa' | 'traditional' | 'bff' | 'api' | 'federated' | 'unknown';

export type Statefulness = 'stateful' | 'stateless' | 'mixed' | 'unknown';

/** Why the verdict is what it is: what one signal saw, and where. */
export interface Evidence {
  signal: string;
  text: string;
  exchanges: string[];
}

/** A part of a hybrid site. `credential` is a pseudonym of the report. */
export interface StrategyPart {
  id: StrategyId;
  origins: string[];
  credential: string;
}

export interface StrategyReport {
  id: StrategyId;
  parts?: StrategyPart[];
  statefulness: Statefulness;
  /** 0 to 1. */
  confidence: number;
  evidence: Evidence[];
  rivals: { id: StrategyId; confidence: number }[];
  wouldSettle: string[];
}

export type TradeOffId =
  | 'statefulness'
  | 'data-storage'
  | 'scalability'
  | 'security'
  | 'data-transmission'
  | 'size'
  | 'cors';

/** One dimension of "JWT or session?" for this very site. */
export interface TradeOff {
  id: TradeOffId;
  /** What this site does. */
  here: string;
  /** The measured number behind it, where there is one. */
  measured?: string;
  /** What the other approach would change. */
  other: string;
}

export type TypicalUseId = 'spa' | 'api' | 'mobile' | 'federated' | 'traditional' | 'workflow' | 'server-storage';

/** How well the site's choice fits one typical use, and why. */
export interface Fit {
  use: TypicalUseId;
  /** What people call the use. */
  title: string;
  fit: 'good' | 'partly' | 'poor';
  why: string;
}

/** One vote of a signal for or against a strategy, for one credential of the site. */
export interface Vote {
  strategy: StrategyId;
  credential?: Credential;
  /** Key of the track it is about; without one the vote is about the site. */
  track?: string;
  /** Weight of evidence in decibans (ten times the base-10 logarithm of the likelihood ratio); negative speaks against. */
  weight: number;
  text: string;
  exchanges: string[];
  /** It tells why what might be taken for a credential is none: shown where nobody is taken for signed in. */
  explains?: true;
  /** It is shown only where nothing else is. */
  fallback?: true;
}

/** One kind of evidence. Default export of its file. */
export interface Signal {
  id: string;
  /** Reads the site's facts and votes; no votes when it saw nothing. */
  read(facts: SiteFacts): Vote[];
}
