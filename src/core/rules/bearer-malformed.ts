import { isJwt } from '../credential/decode/jwt-detect.ts';
import { type AuthProblemCode, isPlaceholder, parseAuthorization } from '../http/authorization.ts';
import { isHiddenValue } from '../http/hidden-value.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { bearer, OPAQUE } from './support/examples.ts';
import { headerNamed } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'bearer-malformed',
  title: 'Broken Authorization header',
  what: 'The Authorization field has no usable token: undefined, a scheme that is missing or doubled, quotes, or characters that cannot be in a token.',
  why: "Servers answer 401, and the cause is in the page's code, not at the server.",
  fix: 'Send Authorization: Bearer, one space and the token, and only when there is a token.',
  references: ['RFC 6750 2.1', 'RFC 9110 11.4'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      { title: 'Bearer undefined', exchanges: [{ status: 401, request: { authorization: 'Bearer undefined' } }] },
      { title: 'the scheme twice', exchanges: [{ status: 401, request: { authorization: `Bearer ${bearer()}` } }] },
    ],
    good: [
      { title: 'a token', exchanges: [{ request: { authorization: bearer() } }] },
      { title: 'a scheme of its own', exchanges: [{ request: { authorization: `Token ${OPAQUE}` } }] },
    ],
  }),
};

const SAID: Partial<Record<AuthProblemCode, string>> = {
  empty: 'is empty',
  'no-scheme': 'has no scheme before the token',
  'double-scheme': 'names the scheme twice',
  'quoted-token': 'has quotes round the token',
  'placeholder-token': 'has a placeholder where the token belongs',
  'missing-token': 'has a scheme and no token',
  'invalid-token68': 'has characters that no token can have',
};

export default defineRule({
  id: 'bearer-malformed',
  subject: 'exchange',
  severity: 'error',
  confidence: 'high',
  check({ exchange, url }) {
    const value = headerNamed(exchange, 'authorization')?.value;
    if (value === undefined) return [];
    const { scheme, token68, problems } = parseAuthorization(value);
    // What a recorder wrote in place of the token was never sent.
    if (isHiddenValue(value.trim().replace(/^[a-z0-9-]{1,32}\s+/i, ''))) return [];
    // Without a scheme only a JWT is sure to be a mistake; other values are a vendor's own way.
    if (
      scheme === ''
        ? !isJwt(token68 ?? '') && value.trim() !== '' && !isPlaceholder(value)
        : scheme !== 'bearer' && scheme !== 'dpop'
    )
      return [];
    // A word in the place of a token has no scheme either; that it is a placeholder says more.
    const told = problems.some(({ code }) => code === 'placeholder-token')
      ? problems.filter(({ code }) => code !== 'no-scheme')
      : problems;
    const said = told.flatMap(({ code }) => SAID[code] ?? []);
    const [first] = said;
    if (first === undefined) return [];
    const letIn = exchange.status >= 200 && exchange.status < 300;
    return [
      {
        message: `The Authorization header sent to ${url.host} ${first}.`,
        // Where it is let in all the same, the endpoint asks nobody who they are. A whole token without its scheme some gateways ask for.
        severity: !letIn ? 'error' : scheme === '' && isJwt(token68 ?? '') ? 'info' : 'warning',
        evidence: [...said, `length: ${value.length} characters`, `status: ${exchange.status}`],
        detail: first,
      },
    ];
  },
});
