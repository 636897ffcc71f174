import type { Severity, Thresholds } from '../core/rules/rule.ts';
import { SEVERITIES } from '../ui/words.ts';
import type { Unit } from './quantity.ts';

/** One measured thing, and from where on it is a note, a warning or an error. */
export interface ThresholdRow {
  name: string;
  /** What is measured, where the name does not say it all. */
  text: string;
  unit: Unit;
  steps: Partial<Record<Severity, keyof Thresholds>>;
  /** Findings begin below the number, not above it. */
  below?: true;
}

export const THRESHOLD_ROWS: readonly ThresholdRow[] = [
  {
    name: 'Access token',
    text: 'Lifetime of a JWT access token',
    unit: 'seconds',
    steps: {
      info: 'accessLifetimeInfoSeconds',
      warning: 'accessLifetimeWarningSeconds',
      error: 'accessLifetimeErrorSeconds',
    },
  },
  {
    name: 'JWT as session',
    text: 'Lifetime of a JWT in a session cookie',
    unit: 'seconds',
    steps: { info: 'jwtSessionInfoSeconds', warning: 'jwtSessionWarningSeconds', error: 'jwtSessionErrorSeconds' },
  },
  {
    name: 'ID token',
    text: 'Lifetime of an ID token',
    unit: 'seconds',
    steps: { info: 'idLifetimeInfoSeconds' },
  },
  {
    name: 'Refresh token',
    text: 'Lifetime of a refresh token',
    unit: 'seconds',
    steps: { info: 'refreshLifetimeInfoSeconds', warning: 'refreshLifetimeWarningSeconds' },
  },
  {
    name: 'Session cookie',
    text: 'How long a session cookie is kept',
    unit: 'seconds',
    steps: { info: 'sessionCookieInfoSeconds', warning: 'sessionCookieWarningSeconds' },
  },
  {
    name: 'Session ID',
    text: 'Randomness of a session ID at least',
    unit: 'bits',
    steps: { info: 'sessionEntropyInfoBits', warning: 'sessionEntropyWarningBits' },
    below: true,
  },
  {
    name: 'Authorization',
    text: 'Size of the Authorization header',
    unit: 'bytes',
    steps: {
      info: 'authorizationInfoBytes',
      warning: 'authorizationWarningBytes',
      error: 'authorizationErrorBytes',
    },
  },
  {
    name: 'One cookie',
    text: 'Size of the name and the value of a cookie',
    unit: 'bytes',
    steps: { warning: 'cookieWarningBytes', error: 'cookieErrorBytes' },
  },
  {
    name: 'Cookie header',
    text: 'Size of all cookies of a request',
    unit: 'bytes',
    steps: { info: 'cookieHeaderInfoBytes', warning: 'cookieHeaderWarningBytes', error: 'cookieHeaderErrorBytes' },
  },
  {
    name: 'All headers',
    text: 'Size of all headers of a request',
    unit: 'bytes',
    steps: { info: 'headersInfoBytes', warning: 'headersWarningBytes', error: 'headersErrorBytes' },
  },
  { name: 'Claims set', text: 'Size of the claims of a token', unit: 'bytes', steps: { info: 'claimsBytes' } },
  { name: 'One claim', text: 'Size of the largest claim', unit: 'bytes', steps: { info: 'claimBytes' } },
  { name: 'List in a claim', text: 'Entries of a list in a claim', unit: 'entries', steps: { info: 'claimEntries' } },
];

/** What counts for every rule that compares times. */
export const LEEWAY: keyof Thresholds = 'clockLeewaySeconds';

/** "One cookie: the number for a warning is above the one for an error." */
export function describeDisorder([one, other]: readonly [keyof Thresholds, keyof Thresholds]): string {
  const row = THRESHOLD_ROWS.find(({ steps }) => Object.values(steps).includes(one));
  const noun = (name: keyof Thresholds) => {
    const [severity] = Object.entries(row?.steps ?? {}).find(([, step]) => step === name) ?? [];
    return severity === undefined ? name : SEVERITIES[severity as Severity].noun;
  };
  const first = noun(one);
  const second = noun(other);
  return `${row?.name ?? ''}: the number for ${withArticle(first)} is above the one for ${withArticle(second)}.`;
}

function withArticle(noun: string): string {
  return noun === 'error' ? 'an error' : `a ${noun}`;
}
