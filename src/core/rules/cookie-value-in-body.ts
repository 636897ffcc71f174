import { parseSetCookie } from '../http/parse-set-cookie.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie, isAuthenticating, shorten } from './support/cookie-line.ts';
import { sampleJwt } from './support/examples.ts';

const login = (body: object) => ({
  url: 'https://app.example.com/api/login',
  method: 'POST',
  requestBody: { mediaType: 'application/json', fields: [{ name: 'email' }, { name: 'password' }] },
  response: {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'set-cookie': `__Host-token=${sampleJwt()}; Path=/; Secure; HttpOnly; SameSite=Lax`,
  },
  responseBody: { mediaType: 'application/json', text: JSON.stringify(body) },
});

export const meta: RuleMeta = {
  id: 'cookie-value-in-body',
  title: 'HttpOnly cookie repeated in an answer',
  what: 'A response body holds the same value as a cookie that scripts are not to read.',
  why: 'A script reads the answer instead of the cookie, an injected one too: HttpOnly keeps nothing from it.',
  fix: 'Leave the value out of the body where the cookie is what browsers use; give other clients an answer of their own.',
  references: ['ASVS 3.3.4', 'CWE 1004'],
  since: '0.1.0',
  examples: () => ({
    bad: [{ title: 'the token in the cookie and in the body', exchanges: [login({ token: sampleJwt() })] }],
    good: [{ title: 'the name of the user in the body', exchanges: [login({ user: 'ann' })] }],
  }),
};

const MAX_HIDDEN = 200;

export default defineRule({
  id: 'cookie-value-in-body',
  subject: 'credential',
  severity: 'warning',
  confidence: 'high',
  createState: () => new Map<string, string>(),
  check({ credential, sighting, exchange }, _context, hidden) {
    if (!isAuthenticating(credential.role)) return [];
    const { carrier, name } = sighting.place;
    if (carrier === 'set-cookie' && exchange !== undefined && hidden.size < MAX_HIDDEN) {
      const line = exchange.responseHeaders
        // Each cookie of a response asks, and reading every field for each would take the square of their number.
        .filter((header) => header.name.toLowerCase() === 'set-cookie' && header.value.includes(name))
        .map(({ value }) => parseSetCookie(value))
        .find((cookie) => cookie.name === name);
      if (line?.httpOnly) hidden.set(credential.id, name);
    }
    const cookie = hidden.get(credential.id);
    const told = credential.uses.find(({ place }) => place.carrier === 'response-body');
    if (cookie === undefined || told === undefined) return [];
    return [
      {
        message: `${describeCookie(cookie, credential.role)} is HttpOnly, and a response body holds its value too.`,
        evidence: [
          `cookie: ${shorten(cookie)}, HttpOnly`,
          `body member: ${shorten(told.place.path ?? told.place.name)}`,
        ],
        name: shorten(cookie),
      },
    ];
  },
});
