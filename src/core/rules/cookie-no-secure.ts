import { isDeletion } from '../http/parse-set-cookie.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { isAuthenticating, shorten } from './support/cookie-line.ts';
import { severityOfRefusal } from './support/refusal.ts';

export const meta: RuleMeta = {
  id: 'cookie-no-secure',
  title: 'Cookie without Secure',
  what: 'A cookie that authenticates nobody is set over https without the Secure attribute.',
  why: 'It is sent over plain http too, where others can read and replace it.',
  fix: 'Add Secure to every cookie of an https site.',
  references: ['RFC 6265bis 8.3', 'CWE 614', 'ASVS 3.3.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a preference without Secure',
        exchanges: [{ response: { 'set-cookie': 'theme=dark; Path=/; SameSite=Lax' } }],
      },
    ],
    good: [
      {
        title: 'a preference with Secure',
        exchanges: [{ response: { 'set-cookie': 'theme=dark; Path=/; Secure; SameSite=Lax' } }],
      },
      {
        title: 'on localhost',
        exchanges: [{ url: 'http://localhost:3000/', response: { 'set-cookie': 'theme=dark; Path=/; SameSite=Lax' } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-no-secure',
  subject: 'exchange',
  severity: 'info',
  confidence: 'high',
  transport: true,
  check({ exchange, reading, recorded, url }) {
    if (url.protocol !== 'https:') return [];
    const now = exchange.endedAt ?? exchange.startedAt;
    const names = reading.setCookies
      .filter((cookie) => {
        // With SameSite=None or such a name the cookie is refused, which other rules say.
        if (
          cookie.secure ||
          cookie.name === '' ||
          cookie.sameSite === 'None' ||
          /^__(?:secure|host|http)-/i.test(cookie.name)
        )
          return false;
        const known = recorded.find(
          ({ sighting: { place } }) => place.carrier === 'set-cookie' && place.name === cookie.name,
        )?.credential;
        const { role = 'other', roleReason = '' } = known ?? {};
        return !isDeletion(cookie, now) && !isAuthenticating(role) && severityOfRefusal(role, roleReason) !== undefined;
      })
      .map(({ name }) => name);
    const [first, ...others] = [...new Set(names)];
    if (first === undefined) return [];
    const more =
      others.length === 0 ? 'is' : `and ${others.length} more ${others.length === 1 ? 'cookie' : 'cookies'} are`;
    return [
      {
        message: `The cookie "${shorten(first)}" ${more} set by ${url.host} over https without Secure.`,
        evidence: [first, ...others].slice(0, 8).map((name) => `Set-Cookie: ${shorten(name)}, no Secure`),
      },
    ];
  },
});
