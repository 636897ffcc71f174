import type { CookieLine } from './cookie-line.ts';
import type { Ask, Reply } from './message.ts';
import type { Token } from './token.ts';

/** What a deployment does otherwise than the clean one. Each is called after the hardening. */
export interface Change {
  /** Each cookie that is set; what it returns is set instead. */
  cookie?(line: CookieLine, ask: Ask): CookieLine[] | undefined;
  /** Each JWT that is handed out. */
  token?(token: Token): void;
  /** Answers in the server's place. */
  answer?(ask: Ask): Reply | undefined;
  /** Each request before the server gets it. */
  ask?(ask: Ask): void;
  /** Each response before the browser gets it. */
  reply?(reply: Reply, ask: Ask): void;
}
