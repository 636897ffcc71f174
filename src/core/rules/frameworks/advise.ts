import type { Finding } from '../rule.ts';
import { type Clues, detectFramework, type Recognized } from './detect.ts';
import type { Aspect, Framework, Settings } from './framework.ts';

/** Which settings mend what a rule found. */
const ASPECTS: Readonly<Record<string, readonly Aspect[]>> = {
  'cookie-session-no-secure': ['secure'],
  'cookie-no-secure': ['secure'],
  'cookie-session-set-over-http': ['secure'],
  'cookie-partitioned-insecure': ['secure'],
  'cookie-samesite-none-insecure': ['secure', 'same-site'],
  'cookie-secure-prefix-broken': ['secure'],
  'cookie-host-prefix-broken': ['secure', 'domain'],
  'cookie-session-no-httponly': ['http-only'],
  'cookie-http-prefix-broken': ['secure', 'http-only'],
  'cookie-samesite-missing': ['same-site'],
  'cookie-samesite-invalid': ['same-site'],
  'cookie-samesite-none-session': ['same-site'],
  'cookie-session-persistent': ['lifetime'],
  'cookie-remember-me-long': ['lifetime'],
  'cookie-over-400-days': ['lifetime'],
  'jwt-session-cookie-lifetime-long': ['lifetime'],
  'cookie-prefix-missing': ['name'],
  'session-default-name': ['name'],
  'cookie-domain-broad': ['domain'],
  'cookie-domain-mismatch': ['domain'],
  'cookie-domain-public-suffix': ['domain'],
  'session-fixation-login': ['renew'],
  'session-cookie-kept-at-logout': ['end'],
  'session-valid-after-logout': ['end'],
};

/** What a view knows of a credential; a `CredentialReport` fits. */
export interface SeenCredential {
  name: string;
  content?: unknown;
}

/** The settings, by name, that mend a finding in the framework that seems to have set the cookie. */
export interface Advice extends Omit<Recognized, 'framework'> {
  framework: string;
  settings: string[];
}

/** Advice for a finding about a cookie; undefined when the framework is not recognised, or has no setting for it. */
export function adviseFinding(
  { rule, subject, fix }: Pick<Finding, 'rule' | 'subject' | 'fix'>,
  credentials: readonly SeenCredential[],
  servers: readonly string[] = [],
): Advice | undefined {
  const aspects = Object.hasOwn(ASPECTS, rule) ? ASPECTS[rule] : undefined;
  if (aspects === undefined) return undefined;
  const recognized = detectFramework(readClues(subject.name, credentials, servers));
  if (recognized === undefined) return undefined;
  const { framework, certainty } = recognized;
  const known = settingsOf(framework, subject.name);
  // The settings say Lax; where this login needs None they would break it.
  const needsNone = fix !== undefined && /SameSite=None/i.test(fix);
  const settings = aspects
    .filter((aspect) => !(needsNone && aspect === 'same-site'))
    .flatMap((aspect) => known[aspect] ?? [])
    .map((setting) => withName(setting, fix));
  return settings.length === 0
    ? undefined
    : { framework: `${framework.name} (${framework.versions})`, certainty, settings };
}

/** The name in the setting is the one that the fix asks for. */
function withName(setting: string, fix = ''): string {
  const name = /Set-Cookie: (__(?:Host|Secure)-[^=;\s]+)=/.exec(fix)?.[1];
  return name === undefined ? setting : setting.replace(/__(?:Host|Secure)-[\w.-]+/g, () => name);
}

/** Not each cookie of a framework is its session. */
function settingsOf({ settings, others = [] }: Framework, cookie: string): Settings {
  const name = cookie.slice(0, 256).replace(PREFIX, '');
  return others.find(({ cookies }) => cookies.test(name))?.settings ?? settings;
}

const PREFIX = /^__(?:Host|Secure)-/;

/** Advice as one line: `In Django, as the cookie seems to be its: SESSION_COOKIE_SECURE = True`. */
export function renderAdvice({ framework, certainty, settings }: Advice): string {
  const how = { high: 'In', medium: 'If this is', low: 'If this should be' }[certainty];
  return `${how} ${framework}: ${settings.join('; ')}`;
}

function readClues(cookie: string, credentials: readonly SeenCredential[], servers: readonly string[]): Clues {
  const clues: Clues = { cookie, servers };
  for (const { name, content } of credentials) {
    if (name !== cookie || typeof content !== 'object' || content === null) continue;
    const { format, framework, certainty } = content as Record<'format' | 'framework' | 'certainty', unknown>;
    if (typeof format === 'string') clues.format = format;
    if (typeof framework === 'string' && certainty !== 'low') clues.framework = framework;
  }
  return clues;
}
