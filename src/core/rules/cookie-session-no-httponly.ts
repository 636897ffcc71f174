import { measureEntropy } from '../credential/shapes/entropy.ts';
import { isDeletion, parseSetCookie } from '../http/parse-set-cookie.ts';
import { defineRule, type RuleMeta, type Subjects } from './rule.ts';
import { describeCookie, isAuthenticating, shorten } from './support/cookie-line.ts';
import { isSentByScript, lighten } from './support/cookie-use.ts';
import { SESSION_ID } from './support/examples.ts';
import { isRefused } from './support/refusal.ts';
import { repairOf } from './support/repair.ts';
import { readLifetime } from './support/token.ts';
import { asksIfVisitors } from './support/visitor.ts';

export const meta: RuleMeta = {
  id: 'cookie-session-no-httponly',
  title: 'Session cookie that scripts can read',
  what: 'A cookie that authenticates the user is set without the HttpOnly attribute.',
  why: 'Any script that runs in the page, injected ones too, can read the value and send it elsewhere.',
  fix: 'Add HttpOnly to the cookie. What a script must read (a name, a flag) goes into another cookie that authenticates nobody.',
  references: ['RFC 6265bis 4.1.2.6', 'CWE 1004', 'ASVS 3.3.4', 'OWASP Session Management'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a session cookie without HttpOnly',
        exchanges: [{ response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; SameSite=Lax` } }],
      },
    ],
    good: [
      {
        title: 'a session cookie with HttpOnly',
        exchanges: [{ response: { 'set-cookie': `sid=${SESSION_ID}; Path=/; Secure; HttpOnly; SameSite=Lax` } }],
      },
      {
        title: 'a CSRF cookie, which a script must read',
        exchanges: [{ response: { 'set-cookie': `XSRF-TOKEN=${SESSION_ID}; Path=/; Secure; SameSite=Lax` } }],
      },
    ],
  }),
};

/** Cookies that the library which sets them reads by script on purpose: the risk is the same, the mistake is not the site's. */
const READ_BY_SCRIPT =
  /^(?:__session|sb-.+-auth-token(?:\.\d+)?|CognitoIdentityServiceProvider\..+|KEYCLOAK_SESSION|idsrv\.session|SAPISID)$/i;
/** Below this a stolen JWT is of little use. */
const SHORT_SECONDS = 15 * 60;

export default defineRule({
  id: 'cookie-session-no-httponly',
  subject: 'set-cookie',
  severity: 'error',
  confidence: 'high',
  check(subject, context) {
    const { cookie, role, credential } = subject;
    if (cookie.httpOnly || !isAuthenticating(role) || isRefused(subject, context)) return [];
    const byDesign = READ_BY_SCRIPT.test(cookie.name);
    const seconds = credential && readLifetime(credential)?.seconds;
    const short = seconds !== undefined && seconds < SHORT_SECONDS;
    const repair = repairOf(subject, context);
    const kept = lighten(subject);
    const other = hiddenBeside(subject);
    return [
      {
        message: `${describeCookie(cookie.name, role)} is set without HttpOnly, so any script in the page can read it${
          byDesign
            ? '; the library that sets it reads it by script on purpose'
            : other === undefined
              ? ''
              : `. Beside it the same answer sets "${shorten(other)}" with HttpOnly: which of them signs people in cannot be seen`
        }.`,
        severity: byDesign || short || other !== undefined ? 'warning' : 'error',
        evidence: [`Set-Cookie: ${cookie.name}, no HttpOnly`],
        milder: asksIfVisitors(subject.credential, context.siteOf(subject.host), context),
        fix: () =>
          isSentByScript(kept)
            ? 'A script of the page sends the value by itself. Let the server read the cookie, then add HttpOnly.'
            : repair(),
      },
    ];
  },
});

/** Room for fewer bits than this is no secret. */
const SECRET_BITS = 96;
/** What others than the session are called. */
const OTHER = /csrf|xsrf|remember|state|nonce|track|visitor|consent/i;

/** Another cookie that the same login set for scripts not to see: then the readable one may be there for scripts alone. */
function hiddenBeside({ cookie, exchange, credential }: Subjects['set-cookie']): string | undefined {
  // A token says itself that it signs somebody in.
  if (credential?.changedAtLogin !== true || credential.jwt !== undefined) return undefined;
  return exchange.responseHeaders
    .filter(({ name }) => name.toLowerCase() === 'set-cookie')
    .slice(0, 50)
    .map(({ value }) => parseSetCookie(value))
    .find(
      ({ name, value, httpOnly, ...rest }) =>
        httpOnly &&
        name !== cookie.name &&
        !OTHER.test(name) &&
        measureEntropy(value).bits >= SECRET_BITS &&
        !isDeletion({ name, value, httpOnly, ...rest }, exchange.startedAt),
    )?.name;
}
