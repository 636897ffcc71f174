import { isJsonObject } from '../credential/decode/json-model.ts';
import { TOKEN_SHAPES } from '../credential/shapes/token-shapes.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, shorten } from './support/cookie-line.ts';
import { SESSION_LINE } from './support/example-flows.ts';
import { decodePercent, readJson } from './support/readable.ts';

export const meta: RuleMeta = {
  id: 'session-id-meaningful',
  title: 'Cookie that can be read and written by anybody',
  what: 'A cookie that tells who the user is, or what they may do, is neither signed nor encrypted, or holds a serialized object.',
  why: 'Users can change it and be somebody else; reading a serialized object back may run code.',
  fix: 'Put a random ID in the cookie and keep the rest on the server, or sign and encrypt the cookie.',
  references: ['CWE 565', 'CWE 502', 'RFC 6265bis 8.3', 'OWASP Session Management'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'JSON in base64, with a role',
        exchanges: [
          {
            response: {
              'set-cookie': `session=${btoa('{"user":"ann","role":"admin"}')}; Path=/; Secure; HttpOnly; SameSite=Lax`,
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'a random ID',
        exchanges: [{ response: { 'set-cookie': SESSION_LINE } }],
      },
      {
        title: 'JSON with a signature beside it',
        exchanges: [
          {
            response: {
              'set-cookie': [
                `session=${btoa('{"user":"ann","role":"admin"}')}; Path=/; Secure; HttpOnly; SameSite=Lax`,
                'session.sig=dGhpcyBpcyBhIHNpZ25hdHVyZQabcde; Path=/; Secure; HttpOnly; SameSite=Lax',
              ],
            },
          },
        ],
      },
    ],
  }),
};

const NAME = /sess|sid$|auth|login|token|identity|user|account|role/i;
const IDENTITY =
  /^(?:user|user_?id|uid|user_?name|login|account|e?-?mail|roles?|is_?admin|admin|groups?|permissions?)$/i;
const PHP_OBJECT = /^(?:O|C):\d+:"/;
/** Signed state may end in one: what stands before it is then no name. */
const EMAIL = /^[\w.+'-]{1,64}@[\w.-]{1,255}\.[a-z]{2,24}$/i;

export default defineRule({
  id: 'session-id-meaningful',
  subject: 'set-cookie',
  severity: 'warning',
  confidence: 'low',
  check({ cookie, role, credential, exchange }) {
    const shape = TOKEN_SHAPES.find(({ id }) => id === credential?.shape);
    const text = decodePercent(cookie.value.slice(0, 8192));
    const serialized =
      shape?.class === 'serialized' && shape.certainty === 'high' ? shape.label : PHP_OBJECT.test(text) && 'PHP object';
    const about = describeCookie(cookie.name, role);
    if (serialized)
      return [
        {
          message: `${about} holds a serialized object (${serialized}).`,
          severity: 'error',
          evidence: [`form: ${serialized}`],
        },
      ];
    if (!NAME.test(cookie.name) || role === 'csrf' || role === 'marker' || role === 'preference') return [];
    if (EMAIL.test(text) && cookie.httpOnly)
      return [{ message: `${about} is an e-mail address and nothing else.`, evidence: ['value: an e-mail address'] }];
    const { sealed } = credential ?? {};
    const content = sealed ? (sealed.sealed === 'plain' ? sealed.content : undefined) : readJson(text);
    // Scripts may keep what they show in a cookie of their own.
    if (!isJsonObject(content) || !cookie.httpOnly) return [];
    const claims = Object.keys(content).filter((name) => IDENTITY.test(name));
    const signed = Object.keys(content).some((name) => /^(?:sig|signature|hmac|mac|hash)$/i.test(name));
    const beside = exchange.responseHeaders.some(({ value }) => value.startsWith(`${cookie.name}.sig=`));
    if (claims.length === 0 || signed || beside) return [];
    return [
      {
        message: `${about} is readable JSON with ${claims.slice(0, 4).map(shorten).join(', ')}, and no signature is to be seen.`,
        evidence: claims.slice(0, 8).map((name) => `member: ${shorten(name)}`),
      },
    ];
  },
});
