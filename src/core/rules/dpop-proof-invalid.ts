import { getObject, getString } from '../credential/decode/json-model.ts';
import { parseUrl } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { NOW_S, sampleJwt } from './support/examples.ts';
import { headerNamed } from './support/request.ts';
import { readTime, serverTime } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'dpop-proof-invalid',
  title: 'DPoP proof for something else',
  what: 'A DPoP proof lacks a member, or is for another method, address or time than the request.',
  why: 'The server must refuse it.',
  fix: 'Make the proof for this very request: htm its method, htu its address without query, a new jti, iat now, and ath where a token goes with it.',
  references: ['RFC 9449 4.2', 'RFC 9449 4.3'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a proof for another method',
        exchanges: [
          {
            method: 'POST',
            status: 401,
            request: {
              authorization: `DPoP ${sampleJwt()}`,
              dpop: sampleJwt(
                { jti: 'a', htm: 'GET', htu: 'https://app.example.com/', iat: NOW_S, ath: 'AA' },
                { alg: 'ES256', typ: 'dpop+jwt', jwk: { kty: 'EC' } },
              ),
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'a proof for this request',
        exchanges: [
          {
            url: 'https://app.example.com/?a=1',
            request: {
              authorization: `DPoP ${sampleJwt()}`,
              dpop: sampleJwt(
                { jti: 'a', htm: 'GET', htu: 'https://app.example.com/', iat: NOW_S, ath: 'AA' },
                { alg: 'ES256', typ: 'dpop+jwt', jwk: { kty: 'EC' } },
              ),
            },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'dpop-proof-invalid',
  subject: 'exchange',
  severity: 'error',
  confidence: 'high',
  check({ exchange, url, recorded }) {
    const proof = recorded.find(
      ({ sighting }) => sighting.direction === 'sent' && sighting.place.name.toLowerCase() === 'dpop',
    )?.credential.jwt;
    const { header, claims } = proof ?? {};
    if (header === undefined || claims === undefined) return [];
    const wrong: string[] = [];
    if (getString(header, 'typ')?.toLowerCase() !== 'dpop+jwt') wrong.push('typ is not dpop+jwt');
    if (/^(?:none|HS\d+)$/i.test(getString(header, 'alg') ?? 'none')) wrong.push('alg is no signature with a key pair');
    if (getObject(header, 'jwk') === undefined) wrong.push('jwk is missing');
    for (const name of ['jti', 'htm', 'htu', 'iat']) if (claims[name] === undefined) wrong.push(`${name} is missing`);
    const htm = getString(claims, 'htm');
    if (htm !== undefined && htm !== exchange.method)
      wrong.push(`htm is ${shorten(htm)}, the method ${exchange.method}`);
    const htu = parseUrl(getString(claims, 'htu') ?? '');
    if (htu !== undefined && `${htu.origin}${htu.pathname}` !== `${url.origin}${url.pathname}`)
      wrong.push('htu is another address');
    if (/^dpop /i.test(headerNamed(exchange, 'authorization')?.value ?? '') && claims.ath === undefined)
      wrong.push('ath is missing');
    const iat = readTime(claims, 'iat');
    // With a nonce of the server the time does not decide (RFC 9449 section 4.3).
    if (
      iat !== undefined &&
      claims.nonce === undefined &&
      Math.abs(iat - serverTime(exchange, exchange.startedAt) / 1000) > 300
    )
      wrong.push('iat is minutes off');
    if (wrong.length === 0) return [];
    return [
      {
        message: `The DPoP proof sent to ${url.host} is wrong: ${wrong.join('; ')}.`,
        evidence: wrong,
        detail: wrong[0] as string,
      },
    ];
  },
});
