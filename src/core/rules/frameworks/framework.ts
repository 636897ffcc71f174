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
  /** The versions for which the settings were read in its source or its documentation. */
  versions: string;
  /** Names that its cookies have by default. */
  cookies: RegExp;
  /** True when the name is used by others too, so that it needs a value form or a header beside it. */
  shared?: boolean;
  /** Forms of sealed values it writes, as `decodeSealedCookie` names them. */
  formats?: readonly string[];
  /** Server or X-Powered-By fields it sends. */
  headers?: RegExp;
  /** Of its session cookie. */
  settings: Settings;
  /** Cookies that it sets by other settings than its session, by name; the first that fits counts. */
  others?: readonly { cookies: RegExp; settings: Settings }[];
}

/** The setting by name, as it is written in configuration or code. */
export type Settings = Readonly<Partial<Record<Aspect, string>>>;
