import type { Known } from './known.ts';
import { answered, isCrossOrigin, type Trace } from './trace.ts';

/** Milliseconds between a request and its preflight, which some recorders list after it. */
const NEAR = 5000;

/** The preflight of a request: the nearest one to the same address that asked for its method; a preflight is its own. */
export function preflightOf(trace: Trace, known: Known): Trace | undefined {
  if (trace.type === 'preflight') return trace;
  let best: Trace | undefined;
  for (const one of known.traces) {
    if (one.type !== 'preflight' || one.url.href !== trace.url.href || Math.abs(one.at - trace.at) > NEAR) continue;
    const method = one.request.get('access-control-request-method');
    if (method !== undefined && method.toUpperCase() !== trace.method) continue;
    if (!best || Math.abs(one.at - trace.at) < Math.abs(best.at - trace.at)) best = one;
  }
  return best;
}

/** Header names in lower case of a list field. */
export function namesOf(value: string | undefined): string[] {
  return (value ?? '')
    .split(',', 100)
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean);
}

/** Whether the page that asked may not read the nonce of the answer. */
export function isNonceHidden(trace: Trace): boolean {
  if (!isCrossOrigin(trace) || answered(trace, 'dpop-nonce') === undefined) return false;
  const exposed = namesOf(answered(trace, 'access-control-expose-headers'));
  return !exposed.includes('dpop-nonce') && !(exposed.includes('*') && trace.cookies.length === 0);
}
