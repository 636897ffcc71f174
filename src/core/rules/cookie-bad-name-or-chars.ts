import { isHiddenValue } from '../http/hidden-value.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie } from './support/cookie-line.ts';
import { severityOfRefusal } from './support/refusal.ts';

export const meta: RuleMeta = {
  id: 'cookie-bad-name-or-chars',
  title: 'Cookie with characters that are not allowed',
  what: 'A cookie has no name, or its value has spaces, quotes, commas, backslashes or letters beyond ASCII.',
  why: 'Servers and libraries read such values differently.',
  fix: 'Encode the value, in base64url for example.',
  references: ['RFC 6265bis 4.1.1', 'RFC 6265bis 5.6'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'JSON as it is',
        exchanges: [{ response: { 'set-cookie': 'prefs={"a": 1, "b": 2}; Path=/; Secure; SameSite=Lax' } }],
      },
    ],
    good: [
      {
        title: 'encoded',
        exchanges: [{ response: { 'set-cookie': 'prefs=%7B%22a%22%3A1%7D; Path=/; Secure; SameSite=Lax' } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'cookie-bad-name-or-chars',
  subject: 'set-cookie',
  severity: 'info',
  confidence: 'high',
  check({ cookie, role, roleReason }) {
    // What others than the site set, and what a recorder took out, says nothing of the site.
    if (severityOfRefusal(role, roleReason) === undefined || isHiddenValue(cookie.value)) return [];
    // Quotes around the whole value are allowed.
    const value = cookie.value.replace(/^"(.*)"$/s, '$1').slice(0, 4096);
    const odd =
      cookie.name === ''
        ? 'no name'
        : /[^\x21-\x7e]|[",\\]/.test(value)
          ? 'characters that are not allowed'
          : undefined;
    if (odd === undefined) return [];
    return [{ message: `${describeCookie(cookie.name, role)} has ${odd}.`, evidence: [`Set-Cookie: ${odd}`] }];
  },
});
