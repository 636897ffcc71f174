import { type DecodedJwt, decodeJwt } from '../../credential/decode/jwt.ts';
import type { Exchange } from '../../http/exchange.ts';
import { isTakenOut } from '../../http/taken-out.ts';

/** Proofs longer than this are not read. */
const MAX_PROOF = 16_384;

/** The proofs a request carries, each as its own; several fields of one name may have been joined by commas (RFC 9110 section 5.3). */
export function proofsOf({ requestHeaders }: Exchange): string[] {
  return requestHeaders
    .filter(({ name }) => name.length === 4 && name.toLowerCase() === 'dpop')
    .flatMap(({ value }) => value.split(',').map((one) => one.trim()));
}

/** The one proof of a request, decoded; undefined when it has none or several, or when a recorder took it out. */
export function proofOf(exchange: Exchange): { text: string; jwt: DecodedJwt } | undefined {
  const [text, second] = proofsOf(exchange);
  if (text === undefined || second !== undefined || text.length > MAX_PROOF || isTakenOut(text)) return undefined;
  return { text, jwt: decodeJwt(text) };
}

/** The token of `Authorization: DPoP`; undefined for other schemes. */
export function dpopToken(authorization: string | undefined): string | undefined {
  return /^dpop\s+(\S+)\s*$/i.exec(authorization ?? '')?.[1];
}
