import { type CauseMeta, defineCause } from '../cause.ts';
import { type Authorization, saidText } from '../known.ts';
import type { Trace } from '../trace.ts';
import { hash } from '../words.ts';

export const meta: CauseMeta = {
  id: 'verifier-other',
  title: 'The code verifier is missing or of another attempt',
  expected: 'The token request carries the verifier whose challenge the authorization request had.',
  mends: 'page',
  next: [
    'Keep one verifier for each attempt, by its state, and where the callback can read it: same origin, same tab.',
  ],
  verify: 'Sign in once, in one tab: it works then.',
  rules: ['oauth-pkce-malformed', 'oauth-pkce-reused', 'oauth-no-pkce'],
  references: ['RFC 7636 4.6'],
};

export default defineCause({
  id: 'verifier-other',
  kinds: ['protocol-error'],
  check({ trace }, known) {
    if (trace.fields.get('grant_type') !== 'authorization_code') return undefined;
    const said = saidText(trace);
    const named = /code.?verifier|pkce|code.?challenge/i.test(said);
    const code = trace.fields.get('code');
    const callback = known.traces.find(
      (one) => code && (one.query.get('code') === code || one.locationQuery.get('code') === code),
    );
    const state = callback?.query.get('state') ?? callback?.locationQuery.get('state');
    const asked = known.authorizations.findLast((one) => (state ? one.state === state : false));
    const has = trace.fields.has('code_verifier');
    if (asked && asked.challenge !== '' && !has && !trace.unseen.includes('request-body'))
      return {
        weight: 19,
        says: `the authorization request ${hash(asked.trace)} had a code_challenge, and the token request has no code_verifier`,
        evidence: [
          { text: 'code_challenge', exchanges: [asked.trace] },
          { text: 'No code_verifier', exchanges: [trace] },
        ],
        about: `${trace.origin} pkce`,
      };
    if (asked && asked.challenge === '' && has)
      return {
        weight: 12 + (named ? 5 : 0),
        says: `the token request has a code_verifier, and the authorization request ${hash(asked.trace)} had no code_challenge`,
        evidence: [
          { text: 'No code_challenge', exchanges: [asked.trace] },
          { text: 'code_verifier', exchanges: [trace] },
        ],
        about: `${trace.origin} pkce`,
      };
    const newer =
      asked &&
      known.authorizations.find(
        (one) =>
          one !== asked &&
          one.clientId === asked.clientId &&
          one.trace.number > asked.trace.number &&
          one.trace.number < trace.number &&
          one.prompt !== 'none',
      );
    const differs = asked !== undefined && isOther(trace, asked);
    if (!differs && !named && !(newer && /invalid_grant/.test(said))) return undefined;
    // The verifier is the right one, so that the fault is elsewhere.
    if (!differs && asked && isOther(trace, asked) === false && !named) return undefined;
    return {
      weight: differs ? 19 : named ? 14 + (newer ? 4 : 0) : 8,
      says: `the code verifier is not that of this attempt${newer ? `: ${hash(newer.trace)} began another sign-in after ${hash(asked.trace)}, and its verifier replaced the one that was kept` : differs ? `: its hash is not the code_challenge of ${hash(asked.trace)}` : named ? ', as the provider says' : ''}`,
      evidence: [
        ...(differs
          ? [{ text: 'code_challenge is another than the hash of code_verifier', exchanges: [asked.trace, trace] }]
          : []),
        ...(newer ? [{ text: 'Two sign-ins with two challenges', exchanges: [asked.trace, newer.trace] }] : []),
        { text: `The provider says “${said.slice(0, 120)}”`, exchanges: [trace] },
      ],
      about: `${trace.origin} pkce`,
    };
  },
});

/** Whether the verifier's hash is another than the challenge; undefined where that cannot be told. */
function isOther({ verifier }: Trace, { challenge, trace }: Authorization): boolean | undefined {
  if (verifier === undefined || challenge === '' || trace.query.get('code_challenge_method') !== 'S256')
    return undefined;
  return challenge.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_') !== verifier;
}
