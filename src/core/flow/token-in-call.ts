import { senseOfName } from '../credential/names/sense.ts';
import type { Exchange } from '../http/exchange.ts';
import { lastName } from './words.ts';

/** The path of a token among the parameters of a remote call: JSON-RPC and what is like it has no other place for credentials. */
export function tokenInCall({ requestBody }: Exchange): string | undefined {
  if (requestBody?.call === undefined) return undefined;
  return requestBody.fields.find(({ name }) => {
    const last = lastName(name);
    return /^(?:\d+\.)?params\./.test(name)
      ? /^auth$|^sid$/i.test(last) || senseOfName(last) !== undefined
      : /^auth$/.test(name);
  })?.name;
}
