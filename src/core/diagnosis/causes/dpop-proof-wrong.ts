import { sha256 } from '../../http/secrets/sha256.ts';
import { type CauseMeta, defineCause } from '../cause.ts';
import { proofOf, saidText, skewOf, timeOf } from '../known.ts';
import { answered } from '../trace.ts';
import { hash, list, short, span } from '../words.ts';

export const meta: CauseMeta = {
  id: 'dpop-proof-wrong',
  title: 'The DPoP proof does not fit the request',
  expected:
    'Each request has a proof of its own, with its method, its address, a fresh time, and the nonce that the server gave last.',
  mends: 'page',
  next: [
    'Make a new proof for each request: htm and htu of this very request (without query), iat now, a new jti, ath for the token, and the last DPoP-Nonce of this server.',
  ],
  verify: 'Decode the DPoP header and compare htm, htu, iat, nonce.',
  rules: ['dpop-proof-invalid', 'dpop-proof-missing', 'dpop-proof-reused', 'dpop-downgrade'],
  references: ['RFC 9449 4.3', 'RFC 9449 8'],
};

export default defineCause({
  id: 'dpop-proof-wrong',
  kinds: ['refused', 'protocol-error'],
  check({ trace }, known) {
    const said = saidText(trace);
    const challenge = answered(trace, 'www-authenticate') ?? '';
    const claims = proofOf(trace);
    const bound = trace.authorization?.scheme === 'dpop';
    const asks = /use_dpop_nonce|invalid_dpop_proof/i.test(said) || /^\s*dpop\b/i.test(challenge);
    if (!asks && !bound) return undefined;
    if (!claims)
      return asks && !trace.request.has('dpop') && trace.authorization?.scheme !== 'bearer'
        ? {
            weight: 16,
            says: 'the server asks for a DPoP proof, and the request has none',
            evidence: [{ text: 'No DPoP header', exchanges: [trace] }],
            about: `${trace.origin} dpop`,
          }
        : undefined;
    const wrong: string[] = [];
    if (typeof claims.htm === 'string' && claims.htm.toUpperCase() !== trace.method)
      wrong.push(`htm is ${short(claims.htm, 10)} and the method ${trace.method}`);
    const here = `${trace.origin}${trace.url.pathname}`;
    if (typeof claims.htu === 'string' && URL.canParse(claims.htu)) {
      const htu = new URL(claims.htu);
      if (`${htu.origin}${htu.pathname}` !== here)
        wrong.push(
          `htu is ${short(`${htu.host}${htu.pathname}`, 60)} and the request went to ${short(`${trace.url.host}${trace.url.pathname}`, 60)}`,
        );
    }
    const iat = timeOf(claims, 'iat');
    const now = trace.at + skewOf(known, trace.origin);
    if (iat !== undefined && Math.abs(now - iat) > 60_000)
      wrong.push(`it was made ${span(now - iat)} ${iat > now ? 'in the future' : 'before'}`);
    const twin = known.traces.find(
      (one) =>
        one.number < trace.number && one.type !== 'preflight' && one.request.get('dpop') === trace.request.get('dpop'),
    );
    if (twin) wrong.push(`the same proof went with ${hash(twin)} before`);
    else if (typeof claims.jti === 'string') {
      const used = known.traces.find(
        (one) =>
          one !== trace && one.number < trace.number && one.origin === trace.origin && proofOf(one)?.jti === claims.jti,
      );
      if (used) wrong.push(`its number (jti) went with ${hash(used)} before`);
    }
    const token = trace.authorization?.token68;
    if (bound && token !== undefined && claims.ath !== sha256(token))
      wrong.push(
        claims.ath === undefined
          ? 'it has no ath, the hash of the token'
          : 'ath is not the hash of the token beside it',
      );
    const given = known.traces.findLast(
      (one) => one.number < trace.number && one.origin === trace.origin && answered(one, 'dpop-nonce') !== undefined,
    );
    const nonce = given ? answered(given, 'dpop-nonce') : undefined;
    if (/use_dpop_nonce/.test(said) && given && claims.nonce !== nonce)
      wrong.push(`${hash(given)} gave a nonce, and the proof has ${claims.nonce === undefined ? 'none' : 'another'}`);
    if (wrong.length === 0) return undefined;
    return {
      weight: 14 + Math.min(2, wrong.length - 1) + (/invalid_dpop_proof/.test(said) ? 3 : 0),
      says: `the DPoP proof does not fit: ${list(wrong.slice(0, 3))}`,
      evidence: wrong.map((text) => ({
        text,
        exchanges: [trace, ...(given && text.includes('nonce') ? [given] : [])],
      })),
      about: `${trace.origin} dpop`,
    };
  },
});
