import type { BodyField } from '../http/exchange.ts';
import { getHeader } from '../http/header.ts';
import { parseUrl } from '../http/site.ts';
import type { AuthorizationRequest } from './engine/authorization-log.ts';
import { defineRule, type RuleMeta, type Subjects } from './rule.ts';
import { authorize, CODE, callback, tokenAnswer } from './support/example-flows.ts';
import { OPAQUE } from './support/examples.ts';
import { isHidden, receivedAnswer, tokenRequest } from './support/oauth.ts';
import { issuedToken } from './support/token-answer.ts';

const GRANTED = { access_token: OPAQUE, token_type: 'Bearer', expires_in: 300 };
const REDEEM = { grant_type: 'authorization_code', code: CODE, client_id: 'web' };

export const meta: RuleMeta = {
  id: 'oauth-pkce-unchecked',
  title: 'Code redeemed without the right verifier',
  what: 'A code was asked for with a code_challenge, and the server gave tokens for it to a request without a code_verifier, or with another.',
  why: 'PKCE protects nothing when the server does not insist: whoever gets hold of the code can redeem it.',
  fix: 'Let the token endpoint refuse a code that came with a challenge unless the verifier fits, and let the client send it.',
  references: ['RFC 7636 4.6', 'RFC 9700 2.1.1', 'ASVS 10.4.6'],
  since: '0.1.0',
  examples: () => ({
    bad: [{ title: 'a challenge and no verifier', exchanges: [authorize(), callback(), tokenAnswer(REDEEM, GRANTED)] }],
    good: [
      {
        title: 'with the verifier',
        exchanges: [authorize(), callback(), tokenAnswer({ ...REDEEM, code_verifier: '' }, GRANTED)],
      },
    ],
  }),
};

const MAX_CODES = 64;

export default defineRule({
  id: 'oauth-pkce-unchecked',
  subject: 'exchange',
  severity: 'error',
  confidence: 'high',
  body: 'too',
  shared: true,
  // The state each code came with, which leads to the request it answers.
  createState: () => new Map<string, string>(),
  check(subject, { authorizations }, states) {
    const { exchange, url, body } = subject;
    if (body === undefined) {
      noteCodes(subject, states);
      return [];
    }
    const fields = tokenRequest(exchange);
    const code = fields?.get('grant_type') === 'authorization_code' ? fields.get('code') : undefined;
    if (fields === undefined || code === undefined || exchange.requestBody?.truncated) return [];
    if (exchange.status < 200 || exchange.status > 299 || issuedToken(body.token, 'access_token') === undefined)
      return [];
    const asked = requestsOf(states.get(code), fields.get('client_id'), authorizations());
    if (asked.length === 0 || !asked.every(({ params }) => !isHidden(params) && params.has('code_challenge')))
      return [];
    const verifier = exchange.requestBody?.fields.find(({ name }) => name === 'code_verifier');
    if (verifier !== undefined && !asked.every(({ params }) => isUnfit(verifier, params))) return [];
    const how = verifier === undefined ? 'without its code_verifier' : 'to a code_verifier that does not fit it';
    return [
      {
        message: `${url.host} gave tokens for a code that was asked for with a code_challenge, ${how}.`,
        evidence: [
          'code_challenge: present',
          `code_verifier: ${verifier === undefined ? 'absent' : 'another'}`,
          `status: ${exchange.status}`,
        ],
      },
    ];
  },
});

/** The verifier itself was dropped; its hash says whether it is the one of the challenge. */
function isUnfit({ s256 }: BodyField, params: ReadonlyMap<string, string>): boolean {
  const challenge = params.get('code_challenge') ?? '';
  // One in another form is oauth-pkce-malformed; the server may compare it in that form.
  if (s256 === undefined || params.get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(challenge))
    return false;
  return challenge !== s256;
}

/** The request the code answers; where its state is not known, all of its client. */
function requestsOf(
  state: string | undefined,
  client: string | undefined,
  requests: readonly AuthorizationRequest[],
): readonly AuthorizationRequest[] {
  if (state !== undefined) return requests.filter(({ params }) => params.get('state') === state);
  return client === undefined ? [] : requests.filter(({ params }) => params.get('client_id') === client);
}

function noteCodes({ exchange, url }: Subjects['exchange'], states: Map<string, string>): void {
  const location = getHeader(exchange.responseHeaders, 'location');
  const target = location?.includes('code=') ? parseUrl(location) : undefined;
  for (const answer of [receivedAnswer(exchange, url), target?.searchParams]) {
    const [code, state] = [answer?.get('code'), answer?.get('state')];
    if (!code || !state) continue;
    if (states.size >= MAX_CODES) states.clear();
    states.set(code, state);
  }
}
