import type { Page } from 'puppeteer-core';
import type { BrowserName } from '../browser/harness/types.ts';
import type { Place, Site } from '../failures/live/scenario.ts';

/** What the Sign-in tab has to tell of one attempt. */
export interface AttemptTruth {
  /** Its heading, as "Signed in by SAML 2.0". */
  title: string;
  /** How it ended, as the tab says it. */
  outcome: string;
  /** Names of all its steps, in order; with `(elsewhere)` behind one that cannot be seen in a browser. */
  steps: readonly string[];
  /** Those of the steps that no browser writes into a HAR. */
  notInHar?: readonly string[];
  /** Some parameters and facts of a step, by the step's name; those whose value is a secret have none. */
  values?: Readonly<Record<string, Readonly<Record<string, string | RegExp>>>>;
  /** Every check that is in order, and every one that cannot be seen. None may be broken. */
  ok: readonly string[];
  unseen?: readonly string[];
}

/** A flow that goes right, on real servers. */
export interface Flow {
  name: string;
  /** What really runs. */
  product: string;
  /** Every host it answers for; the first is the site that somebody signs in to. */
  hosts: readonly [string, ...string[]];
  start(place: Place): Promise<FlowSite> | FlowSite;
  /** Newest first, as the tab has them. */
  attempts: readonly AttemptTruth[];
  /** Why only this browser can. */
  only?: { browser: BrowserName; because: string };
  /** Part of `npm test`. */
  core?: boolean;
}

/** The servers of one run, and what a person does. */
export type FlowSite = Omit<Site, 'drive'> & { drive(page: Page): Promise<void> };

/** Gives a flow its type. */
export function defineFlow(flow: Flow): Flow {
  return flow;
}
