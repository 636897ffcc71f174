import type { Pasted } from '../core/paste/read-pasted.ts';
import type { Finding } from '../core/rules/rule.ts';
import type * as judge from '../judge/judge.ts';

export type Judge = Pick<typeof judge, 'createCapture' | 'createPublicSuffixes'>;

/** The address that a pasted cookie is judged for. */
export const ASSUMED_URL = 'https://app.example.com/';

/** Rules about how, where and when a thing travels: a pasted thing does not. */
const ABOUT_TRAVEL = new Set([
  'jwt-alg-polymorphic',
  'jwt-aud-host-mismatch',
  'jwt-clock-skew',
  'jwt-cookie-outlives-token',
  'jwt-expired-accepted',
  'jwt-expired-sent',
  'jwt-hmac-third-party',
  'jwt-id-token-as-access',
  'jwt-not-yet-valid',
  'jwt-rfc9068-incomplete',
  'jwt-service-role-in-browser',
  'jwt-session-cookie-lifetime-long',
  'jwt-typ-missing',
]);

/** What the rules say of a pasted token or Set-Cookie field by itself; undefined for what they cannot say anything of. */
export function lint(pasted: Pasted, judge: Judge, suffixes: string, now: number): Finding[] | undefined {
  const isToken = pasted.kind === 'token' && pasted.jwt.serialization === 'compact';
  if (!isToken && pasted.kind !== 'set-cookie') return undefined;
  const capture = judge.createCapture({ suffixes: judge.createPublicSuffixes(suffixes), browser: 'chrome' });
  capture.observe({
    kind: 'exchange',
    exchange: {
      id: '1',
      number: 1,
      url: ASSUMED_URL,
      method: 'GET',
      type: isToken ? 'fetch' : 'document',
      pageUrl: ASSUMED_URL,
      status: 200,
      startedAt: now,
      endedAt: now,
      requestHeaders: isToken ? [{ name: 'Authorization', value: `Bearer ${pasted.value}` }] : [],
      responseHeaders: pasted.kind === 'set-cookie' ? [{ name: 'Set-Cookie', value: pasted.cookie.raw }] : [],
    },
  });
  const about = isToken ? /^(?:jwt|jwe)-/ : /^cookie-/;
  const [site] = capture.sites();
  return site === undefined
    ? []
    : capture.findings(site.site).filter(({ rule }) => about.test(rule) && !ABOUT_TRAVEL.has(rule));
}
