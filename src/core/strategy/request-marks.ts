import type { Recorded } from '../credential/book.ts';
import { isJwt } from '../credential/decode/jwt-detect.ts';
import { isCsrfName } from '../credential/names/sense.ts';
import { tokenInCall } from '../flow/token-in-call.ts';
import type { Exchange } from '../http/exchange.ts';

/** What one request shows beside its credentials. */
export interface RequestMarks {
  /** It carried what may be a credential, taken out by a recorder with all that would tell what it is. */
  hidden: boolean;
  /** It carried a token against forgery that holds its own state, and so needs no cookie beside it. */
  selfContained: boolean;
  /** The parameters of a remote call hold a token: the path of it. */
  inBody?: string;
}

/** Reads the marks of a request. */
export function readMarks(exchange: Exchange, recorded: readonly Recorded[]): RequestMarks {
  const inBody = tokenInCall(exchange);
  return {
    hidden: recorded.some(isUntold),
    selfContained: exchange.requestHeaders.some(({ name, value }) => isCsrfName(name) && isJwt(value)),
    ...(inBody === undefined ? {} : { inBody }),
  };
}

/** A hidden value whose name or scheme says nothing, or was hidden too. */
function isUntold({ found, credential }: Recorded): boolean {
  if (!found.hidden || found.direction !== 'sent') return false;
  return found.place.carrier === 'authorization' ? found.scheme === undefined : credential.role === 'unknown';
}
