import { halfHash, sha256 } from '../../http/secrets/sha256.ts';
import { parseUrl } from '../../http/site.ts';
import { broken, ok, unseen } from './check.ts';
import type { Context } from './context.ts';
import { type IdToken, isWithheld, type Message, readValue } from './message.ts';
import type { AttemptCheck } from './model.ts';
import { askedFor, type Draft } from './oauth-collect.ts';
import { outcomeOfToken } from './oauth-token.ts';

type Check = AttemptCheck | undefined;

/** The checks between request, answer and tokens of one attempt. One that does not apply is left out. */
export function checkOauth(draft: Draft, context: Context): AttemptCheck[] {
  const checks: Check[] = [
    checkState(draft),
    checkIssuer(draft, context),
    checkPkce(draft),
    checkRedirectUri(draft),
    checkCodeOnce(draft),
    checkNonce(draft),
    ...checkHashes(draft),
    checkAudience(draft),
    checkSubject(draft),
  ];
  return checks.filter((check) => check !== undefined);
}

/** RFC 6749 section 4.1.2: the state of the request comes back unchanged. */
function checkState(draft: Draft): Check {
  const { request, response } = draft;
  if (!response) return undefined;
  const ids = [request?.seen.id, arrivalOf(draft, response)];
  const had = response.parameters.has('state');
  if (!request) return had ? unseen('state', 'no-request', ids) : undefined;
  const asked = askedFor(draft);
  if (asked.hidden) return unseen('state', 'hidden', ids);
  if (!asked.has('state')) return had ? unseen('state', 'not-in-request', ids) : undefined;
  const sent = asked.value('state');
  if (sent === undefined || isWithheld(response, 'state')) return unseen('state', 'taken-out', ids);
  if (!had) return isSealed(response) ? unseen('state', 'encrypted', ids) : broken('state', 'absent', ids);
  return readValue(response, 'state') === sent ? ok('state', 'equal', ids) : broken('state', 'different', ids);
}

/** The exchange in which an answer came to the client, else that which sent it there. */
function arrivalOf({ deliveries }: Draft, response: Message): string {
  return (deliveries[0] ?? response).seen.id;
}

/** A response in one JWT that cannot be read (JARM, section 2.2). */
function isSealed({ parameters }: Message): boolean {
  return parameters.has('response') && !parameters.has('code') && !parameters.has('error');
}

/** RFC 9207 section 2.4: the answer names the server that was asked. */
function checkIssuer(draft: Draft, { siteOf }: Context): Check {
  const { request, response, discovery } = draft;
  if (!response || !request) return undefined;
  const ids = [request.seen.id, arrivalOf(draft, response)];
  const issuer = readValue(response, 'iss');
  const known = discovery?.seen.answer?.facts;
  if (issuer === undefined) {
    const promised = known?.authorization_response_iss_parameter_supported === 'true' && !isSealed(response);
    return promised && !response.parameters.has('iss') ? broken('issuer', 'absent', ids) : undefined;
  }
  const token = idTokenOf(draft)?.token.issuer;
  if (token !== undefined && token === issuer) return ok('issuer', 'equal', ids);
  // Some servers write a placeholder for the tenant into their description.
  const described = known?.issuer?.includes('{') ? undefined : known?.issuer;
  if (described !== undefined && discovery) {
    const all = [discovery.seen.id, response.seen.id];
    return described === issuer
      ? ok('issuer', 'equal', all)
      : broken('issuer', 'different', all, { expected: described, found: issuer });
  }
  const host = parseUrl(issuer)?.hostname ?? '';
  if (host === '') return unseen('issuer', 'issuer-unknown', ids);
  if (host === request.hostname) return ok('issuer', 'fits', ids);
  if (siteOf(host) === siteOf(request.hostname)) return unseen('issuer', 'issuer-unknown', ids);
  return broken('issuer', 'different', ids, { expected: request.hostname, found: host });
}

/** RFC 7636 section 4.6: the verifier's hash is the challenge. Only that hash is ever kept, of `plain` too. */
function checkPkce(draft: Draft): Check {
  const { request, response, tokens } = draft;
  const token = tokens.at(-1);
  const asked = askedFor(draft);
  const ids = [request?.seen.id, token?.seen.id];
  const sent = token?.parameters.has('code_verifier') === true;
  if (!request) return sent ? unseen('pkce', 'no-request', ids) : undefined;
  if (asked.hidden) return token ? unseen('pkce', 'hidden', ids) : undefined;
  if (!asked.has('code_challenge')) return sent ? broken('pkce', 'not-in-request', ids) : undefined;
  if (!token)
    return response && !response.parameters.has('error') ? unseen('pkce', 'no-token-request', ids) : undefined;
  if (!sent) return token.seen.bodyUnseen ? unseen('pkce', 'body-unseen', ids) : broken('pkce', 'left-out', ids);
  const challenge = asked.value('code_challenge');
  if (challenge === undefined || token.verifier === undefined) return unseen('pkce', 'taken-out', ids);
  const method = asked.value('code_challenge_method') ?? 'plain';
  const hash = method === 'plain' ? sha256(challenge) : challenge;
  if (hash === token.verifier) return ok('pkce', 'fits', ids);
  if (method !== 'S256' && method !== 'plain') return unseen('pkce', 'other-hash', ids);
  // The right hash in another form may be taken by a server that compares it in that form.
  if (method === 'S256' && isHashInOtherForm(challenge, token.verifier)) return unseen('pkce', 'malformed', ids);
  return broken('pkce', 'not-fitting', ids);
}

/** The same hash in base64 with padding, in hexadecimal digits, or those once more in base64url. */
function isHashInOtherForm(challenge: string, hash: string): boolean {
  const bare = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  if (bare(challenge) === hash) return true;
  const bytes = atob(hash.replaceAll('-', '+').replaceAll('_', '/'));
  const hex = Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  return challenge.toLowerCase() === hex || bare(challenge) === bare(btoa(hex));
}

/** RFC 6749 section 4.1.3: the same redirect URI in both requests. OAuth 2.1 leaves it out of the second. */
function checkRedirectUri(draft: Draft): Check {
  const { request, tokens } = draft;
  const token = tokens.at(-1);
  if (!token) return undefined;
  const ids = [request?.seen.id, token.seen.id];
  const redeemed = readValue(token, 'redirect_uri');
  if (!request) return redeemed === undefined ? undefined : unseen('redirect-uri', 'no-request', ids);
  const asked = askedFor(draft);
  if (asked.hidden) return unseen('redirect-uri', 'hidden', ids);
  const sent = asked.value('redirect_uri');
  if (sent === undefined)
    return redeemed === undefined
      ? undefined
      : unseen('redirect-uri', asked.has('redirect_uri') ? 'taken-out' : 'not-in-request', ids);
  if (redeemed === undefined) {
    if (token.seen.bodyUnseen) return unseen('redirect-uri', 'body-unseen', ids);
    if (isWithheld(token, 'redirect_uri')) return unseen('redirect-uri', 'taken-out', ids);
    return outcomeOfToken(token) === 'refused'
      ? broken('redirect-uri', 'left-out', ids, { expected: sent })
      : unseen('redirect-uri', 'left-out', ids);
  }
  return sent === redeemed
    ? ok('redirect-uri', 'equal', ids)
    : broken('redirect-uri', 'different', ids, { expected: sent, found: redeemed });
}

/**
 * RFC 6749 section 4.1.2: a code is used once. What the server did not decide about, because it asked for a nonce (RFC 9449 section 8)
 * or failed, may come again.
 */
function checkCodeOnce({ response, tokens, deliveries }: Draft): Check {
  const [first, ...again] = tokens.filter((token) => token.seen.status > 0);
  if (!first) {
    const loads = deliveries.filter(({ seen }) => seen.method === 'GET' && seen.from === undefined);
    const [load, reload] = loads;
    if (!load || !reload || !response?.parameters.has('code')) return undefined;
    const ids = [load.seen.id, reload.seen.id];
    return reload.seen.status >= 400 ? broken('code-once', 'reused', ids) : unseen('code-once', 'reused', ids);
  }
  const ids = tokens.map(({ seen }) => seen.id);
  if (again.length === 0) return ok('code-once', 'once', ids);
  const decided = tokens.slice(0, -1).filter((token) => outcomeOfToken(token) !== 'open');
  if (decided.length > 0) return broken('code-once', 'reused', ids);
  return ok('code-once', 'retry-asked', ids);
}

/** The ID token of an attempt, and the message that it came in. */
export function idTokenOf({ response, tokens }: Draft): { token: IdToken; at: Message } | undefined {
  for (const at of [...tokens].reverse()) {
    const token = at.seen.answer?.idToken;
    if (token) return { token, at };
  }
  return response?.idToken ? { token: response.idToken, at: response } : undefined;
}

/** OpenID Connect Core section 3.1.3.7: the nonce of the request is in the ID token. */
function checkNonce(draft: Draft): Check {
  const { request, response, tokens } = draft;
  const found = idTokenOf(draft);
  const asked = askedFor(draft);
  const ids = [request?.seen.id, found?.at.seen.id];
  if (!found) {
    if (!asked.has('nonce') || !response?.parameters.has('code')) return undefined;
    const last = tokens.at(-1);
    return last
      ? outcomeOfToken(last) === 'refused'
        ? undefined
        : unseen('nonce', 'no-id-token', [last.seen.id])
      : unseen('nonce', 'no-token-request', ids);
  }
  if (!request) return found.token.nonce === undefined ? undefined : unseen('nonce', 'no-request', ids);
  if (asked.hidden) return unseen('nonce', 'hidden', ids);
  if (found.token.problem) return unseen('nonce', found.token.problem, ids);
  if (!asked.has('nonce')) return undefined;
  const sent = asked.value('nonce');
  if (sent === undefined) return unseen('nonce', 'taken-out', ids);
  if (found.token.nonce === undefined) return broken('nonce', 'absent', ids);
  return found.token.nonce === sent ? ok('nonce', 'equal', ids) : broken('nonce', 'different', ids);
}

/** OpenID Connect Core sections 3.1.3.6 and 3.3.2.11, and `s_hash` of FAPI: the ID token was made together with what came beside it. */
function checkHashes({ response, tokens }: Draft): Check[] {
  const checks: Check[] = [];
  const last = tokens.findLast(({ seen }) => seen.answer?.idToken);
  const back = last?.seen.answer;
  if (last && back?.idToken)
    checks.push(compareHash('at-hash', back.idToken, back.idToken.atHash, back.access?.halfHash, last));
  const front = response?.idToken;
  if (!response || !front) return checks;
  const code = readValue(response, 'code');
  const state = readValue(response, 'state');
  if (!last) checks.push(compareHash('at-hash', front, front.atHash, response.accessHash, response));
  checks.push(compareHash('c-hash', front, front.cHash, code === undefined ? undefined : halfHash(code), response));
  checks.push(compareHash('s-hash', front, front.sHash, state === undefined ? undefined : halfHash(state), response));
  return checks;
}

function compareHash(
  id: 'at-hash' | 'c-hash' | 's-hash',
  token: IdToken,
  claimed: string | undefined,
  computed: string | undefined,
  { seen }: Message,
): Check {
  if (claimed === undefined) return undefined;
  if (computed === undefined) return unseen(id, 'not-in-token', [seen.id]);
  // With other algorithms another hash is used, which is not worked out here.
  if (!/256$/.test(token.alg)) return unseen(id, 'other-hash', [seen.id]);
  return claimed === computed ? ok(id, 'fits', [seen.id]) : broken(id, 'not-fitting', [seen.id]);
}

/** OpenID Connect Core section 2: the ID token is for the client that asked. */
function checkAudience(draft: Draft): Check {
  const found = idTokenOf(draft);
  const client = askedFor(draft).value('client_id') ?? (draft.tokens[0] && readValue(draft.tokens[0], 'client_id'));
  if (!found || found.token.problem || client === undefined || found.token.audiences.length === 0) return undefined;
  const ids = [draft.request?.seen.id, found.at.seen.id];
  return found.token.audiences.includes(client)
    ? ok('id-token-audience', 'fits', ids)
    : broken('id-token-audience', 'different', ids, { expected: client, found: found.token.audiences.join(' ') });
}

/** OpenID Connect Core section 5.3.2: the user of the answer is that of the ID token. */
function checkSubject(draft: Draft): Check {
  const subject = idTokenOf(draft)?.token.subject;
  const answered = draft.userinfo.findLast(({ seen }) => seen.answer?.facts?.sub !== undefined);
  const told = answered?.seen.answer?.facts?.sub;
  if (subject === undefined || told === undefined) return undefined;
  const ids = [idTokenOf(draft)?.at.seen.id, answered?.seen.id];
  return told === subject ? ok('userinfo-subject', 'equal', ids) : broken('userinfo-subject', 'different', ids);
}
