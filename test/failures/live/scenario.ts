import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Page } from 'puppeteer-core';
import type { Truth } from '../truth.ts';
import type { Handler } from './http.ts';

/** What the servers of a scenario may know of the place they run in. */
export interface Place {
  /** Port of 127.0.0.1 without TLS, for what is about `http://localhost`. */
  plainPort: number;
}

/** The servers of one run. */
export interface Site {
  hosts: Record<string, Handler>;
  /** Answers a WebSocket's handshake; refused with 401 when left out. */
  upgrade?(request: IncomingMessage, socket: Duplex): void;
  /** What a person and the page do. */
  drive(page: Page): Promise<void>;
  close?(): Promise<void>;
}

/** One failure, rebuilt: servers that have it, and somebody who meets it. */
export interface Scenario {
  /** Name of its truth, and of its recording where there is one. */
  file: string;
  /** Every host it answers for. */
  hosts: readonly string[];
  /** Fresh servers for a run. */
  start(place: Place): Site | Promise<Site>;
  /** Of scenarios that have no recording; the others' stand in `truth.ts`. */
  truth?: Omit<Truth, 'file'>;
  /** The report it was built after. */
  source?: string;
  /** The real product in it that is configured wrong. */
  product?: string;
  /** More arguments for Chromium. */
  args?: string[];
  /** Why Firefox behaves otherwise, where it has nothing to fail at. */
  notInFirefox?: string;
}

/** Gives a scenario its type. */
export function defineScenario(scenario: Scenario): Scenario {
  return scenario;
}
