import type { Agent } from '../agent/agent.ts';
import type { Journey } from '../agent/journeys.ts';
import type { Change } from '../wire/change.ts';
import type { Served } from '../wire/servers.ts';

/** One thing that a developer or an administrator got wrong, on a server that is right otherwise. */
export interface Mistake {
  name: string;
  /** Of `test/stacks/servers`. */
  server: string;
  /** The rule that has to say so. */
  rule: string;
  /** What the proxy does otherwise than for the clean server. */
  change?: Change;
  /** The same at the identity provider. */
  atProvider?: Change;
  /** What the page or its user does otherwise. */
  journey?: Partial<Journey>;
  /** What the page does besides, before the logout. */
  extra?(agent: Agent, served: Served): Promise<void>;
  /** Other errors and warnings that are true too, each with the reason. */
  implies?: Record<string, string>;
}
