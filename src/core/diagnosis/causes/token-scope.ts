import { getAuthParam, parseChallenges } from '../../http/challenge.ts';
import { type CauseMeta, defineCause, REFUSALS } from '../cause.ts';
import { claimsOf, saidText, tokenOf } from '../known.ts';
import { list, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'token-scope',
  title: 'The token lacks a scope',
  expected: 'The token has the scope that the API asks for.',
  mends: 'page',
  next: [
    'Ask for the scope in the authorization request, and sign in again: renewing a token gives no scope that was not granted.',
  ],
  verify: 'Compare scope (or scp) in the token with the scope in the WWW-Authenticate header.',
  rules: ['auth-error-challenge'],
  references: ['RFC 6750 3.1'],
};

export default defineCause({
  id: 'token-scope',
  kinds: REFUSALS,
  check({ trace }) {
    const said = saidText(trace);
    const challenges = (trace.response.get('www-authenticate') ?? []).flatMap(parseChallenges);
    const asked = challenges.map(({ params }) => getAuthParam(params, 'scope')).find((one) => one !== undefined);
    const insufficient =
      /insufficient_scope|insufficient[ _]?(?:permission|privilege)|missing (?:required )?scope/i.test(said);
    if (!insufficient && (asked === undefined || trace.status !== 403)) return undefined;
    const token = tokenOf(trace);
    const claims = claimsOf(token);
    const value = claims?.scope ?? claims?.scp;
    const has = (Array.isArray(value) ? value : typeof value === 'string' ? value.split(' ') : []).filter(
      (one): one is string => typeof one === 'string',
    );
    const lacks = (asked ?? '').split(' ').filter((one) => one !== '' && !has.includes(one));
    if (!insufficient && claims !== undefined && lacks.length === 0) return undefined;
    return {
      weight: insufficient ? 20 : 14,
      says: `the token lacks ${lacks.length > 0 ? `the scope ${list(lacks.slice(0, 3).map((one) => short(one, 40)))}` : 'a scope that is needed here'}${has.length > 0 ? ` (it has ${list(has.slice(0, 4).map((one) => short(one, 30)))})` : ''}`,
      evidence: [
        {
          text: `The server asks for ${asked === undefined ? 'more' : `scope="${short(asked, 80)}"`}${insufficient ? ' (insufficient_scope)' : ''}`,
          exchanges: [trace],
        },
      ],
      about: `${token?.id ?? ''} ${lacks.join(' ')}`,
    };
  },
});
