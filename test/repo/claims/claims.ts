import type { SiteReport } from '../../../src/core/report/report.ts';
import { alternativeOf } from '../../../src/core/strategy/way.ts';
import type { Truth } from './truth.ts';

/** Words that claim something, where they stand, and the fact that must be there. */
export interface Claim {
  name: string;
  kind: RegExp;
  words: RegExp;
  /** Whether the recording bears it out; the match is given for numbers in it. */
  holds(truth: Truth, site: SiteReport, match: RegExpExecArray): boolean;
}

const PASSWORDS = new Set(['basic', 'digest']);
const BROWSER = new Set(['basic', 'digest', 'negotiate']);

/** Seconds of `15 minutes`, `400 days`. */
function toSeconds(count: string, unit: string): number {
  const sizes = [
    ['second', 1],
    ['minute', 60],
    ['hour', 3600],
    ['day', 86_400],
    ['year', 365 * 86_400],
  ] as const;
  const size = sizes.find(([name]) => unit.startsWith(name))?.[1] ?? Number.NaN;
  return Number(count) * size;
}

const number = (text: string | undefined): number => Number((text ?? '').replaceAll(',', ''));

export const claims: readonly Claim[] = [
  {
    name: 'a refresh token renews it: one was redeemed',
    kind: /^here/,
    words: /refresh token renews/,
    holds: ({ refreshes }) => refreshes > 0,
  },
  {
    name: 'renewed so many times: so often it was',
    kind: /^measured security/,
    words: /renewed (once|\d+ times)/,
    holds: (_truth, { lineages = [] }) => lineages.length > 0,
  },
  {
    name: 'a refresh token was seen: one is in the recording',
    kind: /^(?:here|fit)/,
    words: /refresh token(?! could)/,
    holds: ({ mentionsRefreshToken }) => mentionsRefreshToken,
  },
  {
    name: 'memory: storage was read, and a page was there',
    kind: /^here/,
    words: /in the memory of|Not in the page’s web storage/,
    holds: ({ areas, hasPages }) => areas.size > 0 && hasPages,
  },
  {
    name: 'localStorage and the like: that area was read',
    kind: /^(?:here|life)/,
    words: /localStorage|sessionStorage|IndexedDB/,
    holds: ({ areas }, _site, [area]) => areas.has(AREAS[area] ?? ''),
  },
  {
    name: 'a script of the page: a page was there',
    kind: /^(?:here|evidence|measured)/,
    words: /script of the page|the page’s script|whoever opens the page/,
    holds: ({ hasPages }) => hasPages,
  },
  {
    name: 'needs a preflight: a page of another origin asked, with a header that a script set',
    kind: /^here/,
    words: /needs a preflight|need a preflight;/,
    holds: ({ crossOriginFetches }, { strategy }) => crossOriginFetches > 0 && !BROWSER.has(strategy.id),
  },
  {
    name: 'as many preflights and fetches as there were',
    kind: /^measured cors/,
    words: /(\d+) cross-origin fetch(?:es)? with it, (\d+) preflights? seen/,
    holds: ({ preflights, crossOriginFetches }, _site, [, fetches, asked]) =>
      number(asked) <= preflights && number(fetches) <= crossOriginFetches,
  },
  {
    name: 'the browser adds it to what other sites start: it did so on a navigation, or it is a ticket of the system',
    kind: /^here/,
    words:
      /(?<!Cookie header\. )The browser adds it\b|There is no logout but closing the browser|The browser keeps name and password/,
    holds: ({ browserAuthorization, hasPages }, { strategy }) =>
      browserAuthorization || (strategy.id === 'negotiate' && hasPages),
  },
  {
    name: 'requests cannot be forged: not by cookie, and not by what the browser adds',
    kind: /^here/,
    words: /cannot be forged/,
    holds: (_truth, { strategy }) =>
      !BROWSER.has(strategy.id) && !/cookie/.test(strategy.id) && strategy.id !== 'hybrid',
  },
  {
    name: 'HttpOnly, SameSite=Lax: a Set-Cookie said so',
    kind: /^(?:here|measured)/,
    words: /It is (not )?HttpOnly|SameSite=(Lax|Strict) keeps/,
    holds: ({ setCookies }, _site, [, not, sameSite]) =>
      setCookies.some((cookie) => (sameSite ? cookie.sameSite === sameSite : cookie.httpOnly === (not === undefined))),
  },
  {
    name: 'no cookie is kept for more than 400 days',
    kind: /^measured/,
    words: /kept for ([\d.]+) (\w+)/,
    holds: (_truth, _site, [, count = '', unit = '']) => toSeconds(count, unit) <= 401 * 86_400,
  },
  {
    name: 'valid for so long: some token says so',
    kind: /^measured/,
    words: /valid for ([\d.]+) (\w+)/,
    holds: (_truth, { credentials }) => credentials.some(({ jwt }) => jwt?.claims?.exp !== undefined),
  },
  {
    name: 'the token names no end: no exp in it',
    kind: /^(?:here|measured)/,
    words: /this token names none|no end in the token/,
    holds: (_truth, { credentials }) =>
      credentials.some(
        ({ jwt, problems }) => jwt?.claims !== undefined && !('exp' in jwt.claims) && problems.length >= 0,
      ),
  },
  {
    name: 'a page costs no less than a request, and all no less than one',
    kind: /^measured size/,
    words:
      /^([\d,]+) bytes? a request(?:, about ([\d,]+) bytes? a page)?(?:.*?, ([\d,]+) bytes in the (\d+) requests)?/,
    holds: ({ exchanges }, _site, [, one, page, all, times]) =>
      (page === undefined || number(page) >= number(one)) &&
      (all === undefined || (number(all) >= number(one) && number(times) <= exchanges.length)),
  },
  {
    name: 'characters are counted of what was recorded',
    kind: /^measured/,
    words: /^([\d,]+) characters?$/,
    holds: (_truth, { credentials }, [, length]) => credentials.some((one) => one.length === number(length)),
  },
  {
    name: 'passwords: of a scheme that has one',
    kind: /^here/,
    // A header may be called so.
    words: /(?<!header )password/,
    holds: (_truth, { strategy }) => PASSWORDS.has(strategy.id) || strategy.id === 'negotiate',
  },
  {
    name: 'the password crosses the wire: with Basic alone',
    kind: /^(?:here|other)/,
    words: /password (?:goes|would be sent|would cross)|carries name and password/,
    holds: (_truth, { strategy }) => strategy.id === 'basic',
  },
  {
    name: 'under “what a JWT would change” a JWT is told of, under “what a session would change” a session',
    kind: /^other (?!size)/,
    words: /^.*$/s,
    holds: (_truth, { strategy }, [text]) => {
      const about = alternativeOf(strategy.id);
      return (
        about === 'other' || (about === 'jwt' ? /JWT/.test(text) : /session/i.test(text) && !/bearer token/.test(text))
      );
    },
  },
  {
    name: 'while signed in, by the login: a login was seen',
    kind: /^evidence/,
    words: /while signed in|by the .*(?:login|sign-in)|since the .*(?:login|sign-in)/,
    holds: (_truth, { logins }) => logins.length > 0,
  },
  {
    name: 'the logout deletes a cookie: an answer does',
    kind: /^(?:evidence|finding)/,
    words: /The logout deletes the cookie (.+?)…?\.$/,
    holds: ({ setCookies }, _site, [, name = '']) =>
      setCookies.some(
        (cookie) =>
          cookie.name.startsWith(name) &&
          (cookie.value === '' || (cookie.maxAge ?? 1) <= 0 || cookie.expires !== undefined),
      ),
  },
];

const AREAS: Readonly<Record<string, string>> = {
  localStorage: 'local-storage',
  sessionStorage: 'session-storage',
  IndexedDB: 'indexed-db',
};

/** What stands under “measured”: counts, lengths of time and attributes that were seen, and nothing that is concluded. */
export const MEASURED: readonly RegExp[] = [
  /^[\d,]+ characters?$/,
  /^[\d,]+ requests? carried it$/,
  /^(?:no )?HttpOnly, (?:no )?Secure, SameSite (?:Lax|Strict|None|not set)$/,
  /^\d+ places? seen$/,
  /^[\d,]+ requests? to \d+ origins?$/,
  /^(?:(?:valid for|cookie kept for) [\d.,]+ \w+|cookie without an end of its own|no end in the token|renewed (?:once|\d+ times))(?:, (?:cookie kept for [\d.,]+ \w+|cookie without an end of its own|renewed (?:once|\d+ times)))*$/,
  /^[\d,]+ ordinary requests?(?:, and [\d,]+ requests? for files, scripts and the like)?$/,
  /^[\d,]+ bytes? a request(?:, about [\d,]+ bytes? a page with all it loads)?(?:, [\d,]+ bytes in the \d+ requests that carried it)?$/,
  /^\d+ cross-origin fetch(?:es)? with it, \d+ preflights? seen$/,
];
