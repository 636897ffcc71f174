import { getObject, getString, type JsonObject } from '../credential/decode/json-model.ts';
import type { Exchange } from '../http/exchange.ts';
import { sha256 } from '../http/secrets/sha256.ts';
import { parseUrl } from '../http/site.ts';
import { isTakenOut } from '../http/taken-out.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { dpopToken, proofOf } from './support/dpop.ts';
import { sampleProof } from './support/example-flows.ts';
import { sampleJwt } from './support/examples.ts';
import { decodePercent } from './support/readable.ts';
import { headerNamed } from './support/request.ts';
import { isWhole, readTime, serverTime } from './support/token.ts';

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
          { method: 'POST', status: 401, request: { authorization: `DPoP ${sampleJwt()}`, dpop: sampleProof() } },
        ],
      },
    ],
    good: [
      {
        title: 'a proof for this request',
        exchanges: [
          {
            url: 'https://app.example.com/?a=1',
            request: { authorization: `DPoP ${sampleJwt()}`, dpop: sampleProof() },
          },
        ],
      },
    ],
  }),
};

/** Further from the clock than any server allows (RFC 9449 section 11.1 speaks of seconds or minutes). */
const MAX_SKEW_S = 300;

interface Wrong {
  code: string;
  text: string;
}

export default defineRule({
  id: 'dpop-proof-invalid',
  subject: 'exchange',
  severity: 'error',
  confidence: 'high',
  // The header is read here: all proofs of one key are one credential, and each is for one request.
  check({ exchange, url }) {
    const proof = proofOf(exchange);
    if (proof === undefined) return [];
    const { header, claims } = proof.jwt;
    const wrong =
      header === undefined || claims === undefined || !isWhole(proof.jwt)
        ? [{ code: 'unreadable', text: 'it is no JWT that can be read to its end' }]
        : [...wrongHeader(header), ...wrongClaims(claims, exchange, url)];
    if (wrong.length === 0) return [];
    const texts = wrong.map(({ text }) => text);
    return [
      {
        message: `A DPoP proof sent to ${url.host} is wrong: ${texts.join('; ')}.`,
        evidence: [...texts, `request: ${exchange.method} ${shorten(url.pathname)}, answered ${exchange.status}`],
        detail: wrong.map(({ code }) => code).join(' '),
      },
    ];
  },
});

function wrongHeader(header: JsonObject): Wrong[] {
  const wrong: Wrong[] = [];
  const jwk = getObject(header, 'jwk');
  if (getString(header, 'typ')?.toLowerCase() !== 'dpop+jwt') wrong.push({ code: 'typ', text: 'typ is not dpop+jwt' });
  if (/^(?:none|HS\d+)$/i.test(getString(header, 'alg') ?? 'none'))
    wrong.push({ code: 'alg', text: 'alg is no signature with a key pair' });
  if (jwk === undefined) wrong.push({ code: 'jwk', text: 'jwk is missing' });
  return wrong;
}

function wrongClaims(claims: JsonObject, exchange: Exchange, url: URL): Wrong[] {
  const wrong: Wrong[] = [];
  const names = ['jti', 'htm', 'htu', 'iat'].filter((name) => claims[name] === undefined);
  for (const name of names) wrong.push({ code: name, text: `${name} is missing` });
  const htm = getString(claims, 'htm');
  if (htm !== undefined && htm !== exchange.method)
    wrong.push({ code: 'htm', text: `htm is ${shorten(htm)}, the method ${exchange.method}` });
  const htu = getString(claims, 'htu');
  if (htu !== undefined && addressOf(parseUrl(htu)) !== addressOf(url))
    wrong.push({ code: 'htu', text: parseUrl(htu) === undefined ? 'htu is no URL' : 'htu is another address' });
  const token = dpopToken(headerNamed(exchange, 'authorization')?.value);
  const ath = getString(claims, 'ath');
  if (token !== undefined && ath === undefined) wrong.push({ code: 'ath', text: 'ath is missing' });
  else if (token !== undefined && token.length >= 16 && !isTakenOut(token) && ath !== sha256(token))
    wrong.push({ code: 'ath', text: 'ath is not the hash of the token beside it' });
  const iat = readTime(claims, 'iat');
  // With a nonce of the server the time does not decide (RFC 9449 section 4.3).
  if (iat === undefined || claims.nonce !== undefined) return wrong;
  if (Math.abs(iat - serverTime(exchange, exchange.startedAt) / 1000) > MAX_SKEW_S)
    wrong.push({ code: 'iat', text: 'iat is minutes off' });
  return wrong;
}

/** Scheme, host and path in one spelling; query and fragment do not count (RFC 9449 section 4.3). */
function addressOf(url: URL | undefined): string | undefined {
  return url && `${url.origin}${decodePercent(url.pathname)}`;
}
