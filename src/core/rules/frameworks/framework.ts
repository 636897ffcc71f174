/** What a setting is about. */
export type Aspect =
  | 'secure'
  | 'http-only'
  | 'same-site'
  | 'lifetime'
  | 'name'
  | 'domain'
  /** Give the session a new ID when somebody signs in. */
  | 'renew'
  /** End the session when somebody signs out. */
  | 'end';

/** A framework that sets cookies: what tells it, and how its settings are called. */
export interface Framework {
  name: string;
  /** Names that its session cookie has by default. */
  cookies: RegExp;
  /** True when the name is used by others too, so that it needs a value form or a header beside it. */
  shared?: boolean;
  /** Forms of sealed values it writes, as `decodeSealedCookie` names them. */
  formats?: readonly string[];
  /** Server or X-Powered-By fields it sends. */
  headers?: RegExp;
  /** The setting by name, as it is written in configuration or code. */
  settings: Readonly<Partial<Record<Aspect, string>>>;
}
