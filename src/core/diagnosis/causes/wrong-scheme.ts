import { parseChallenges } from '../../http/challenge.ts';
import { type CauseMeta, defineCause, REFUSALS } from '../cause.ts';
import { isProof } from '../known.ts';
import { hash, list, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'wrong-scheme',
  title: 'The credential goes in another header or scheme than the server asks for',
  expected: 'The request uses the scheme of the challenge, in Authorization.',
  mends: 'page',
  next: ['Send the token with the scheme that WWW-Authenticate names.'],
  verify: 'Compare Authorization of the request with WWW-Authenticate of the answer.',
  rules: ['dpop-downgrade'],
  references: ['RFC 9110 11.6.1'],
};

export default defineCause({
  id: 'wrong-scheme',
  kinds: REFUSALS,
  check({ trace }, known) {
    const asked = [
      ...new Set((trace.response.get('www-authenticate') ?? []).flatMap(parseChallenges).map(({ scheme }) => scheme)),
    ];
    const scheme = trace.authorization?.scheme;
    const custom = trace.sent.find(
      ({ place, credential }) =>
        place.carrier === 'request-header' && isProof(credential) && credential.role !== 'api-key',
    );
    const worked = known.traces.find(
      (one) =>
        one.origin === trace.origin &&
        one.authorization !== undefined &&
        one.status >= 200 &&
        one.status < 300 &&
        (scheme === undefined ? custom !== undefined : one.authorization.scheme !== scheme),
    );
    if (scheme !== undefined && scheme !== '' && asked.length > 0 && !asked.includes(scheme)) {
      return {
        weight: 13 + (worked ? 4 : 0),
        says: `the server asks for ${list(asked.map(title))} and got ${title(scheme)}`,
        evidence: [
          { text: `WWW-Authenticate: ${list(asked.map(title))}; Authorization: ${title(scheme)}`, exchanges: [trace] },
        ],
        about: `${trace.origin} ${scheme}`,
        ...(asked.includes('basic') && scheme === 'bearer'
          ? {
              next: [
                'Something before the API may ask for Basic by itself (a proxy, a staging guard): both need Authorization, and a request has one. Leave the paths of the API out of that guard, or give one of the two another header.',
              ],
            }
          : {}),
      };
    }
    if (scheme === undefined && custom && (asked.includes('bearer') || worked)) {
      return {
        weight: worked ? 15 : 11,
        says: `the token went in ${short(custom.place.name, 40)}, and the server asks for Authorization: ${title(asked[0] ?? 'bearer')}`,
        evidence: [
          { text: `${short(custom.place.name, 40)} was sent, Authorization was not`, exchanges: [trace] },
          ...(worked ? [{ text: `${hash(worked)} with Authorization was let in`, exchanges: [worked] }] : []),
        ],
        about: `${trace.origin} ${custom.place.name}`,
      };
    }
    return undefined;
  },
});

function title(scheme: string): string {
  return scheme === 'dpop' ? 'DPoP' : scheme.charAt(0).toUpperCase() + scheme.slice(1, 40);
}
