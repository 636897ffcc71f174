import { parseChallenges } from '../http/challenge.ts';
import type { Case } from './cause.ts';
import { claimsOf, type Known, skewOf, timeOf, tokenOf } from './known.ts';
import { isCrossOrigin } from './trace.ts';
import { span } from './words.ts';

/** What was looked at and found in order, for a failure without a cause that can be seen. */
export function checkedOf({ trace }: Case, known: Known): string[] {
  const checked: string[] = [];
  const token = tokenOf(trace);
  if (trace.unseen.includes('credential-headers'))
    checked.push('Cookie and Authorization are not in the recording, so what was sent cannot be seen.');
  else if (trace.authorization) {
    const { schemeText, problems } = trace.authorization;
    if (problems.length === 0) checked.push(`Authorization is well formed (${schemeText}).`);
    const asked = (trace.response.get('www-authenticate') ?? []).flatMap(parseChallenges);
    if (asked.some(({ scheme }) => scheme === trace.authorization?.scheme))
      checked.push('Its scheme is the one that the server asks for.');
  }
  const claims = claimsOf(token);
  const exp = timeOf(claims, 'exp');
  const now = trace.at + skewOf(known, trace.origin);
  if (exp !== undefined && exp > now) checked.push(`The token had ${span(exp - now)} left when it was sent.`);
  else if (token && claims === undefined)
    checked.push('The token is opaque: only the server knows whether it is still good.');
  const nbf = timeOf(claims, 'nbf');
  if (nbf !== undefined && nbf <= now) checked.push('The token was valid already.');
  if (trace.cookies.length > 0) {
    checked.push(
      `The request carried ${trace.cookies.length === 1 ? `the cookie ${trace.cookies[0]?.name.slice(0, 60)}` : `${trace.cookies.length} cookies`}.`,
    );
    if (known.jar.withheld(trace).length === 0) checked.push('No cookie that was set before is missing.');
  } else if (!trace.unseen.includes('credential-headers') && known.jar.withheld(trace).length === 0)
    checked.push('No cookie that was seen being set belongs to the request.');
  if (isCrossOrigin(trace) && trace.error === undefined) checked.push('The browser did not block it for CORS.');
  return checked;
}
