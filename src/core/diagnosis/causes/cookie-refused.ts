import type { RefusalCode } from '../../http/set-cookie-verdict.ts';
import { ALL, type Case, type CauseMeta, defineCause } from '../cause.ts';
import type { CookieEvent } from '../jar.ts';
import { before, carriesCredential, type Known } from '../known.ts';
import { roleOf } from '../missing-cookie.ts';
import { isSignInPlace } from '../places.ts';
import type { Trace } from '../trace.ts';
import { hash, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'cookie-refused',
  title: 'The browser refused the cookie',
  expected: 'A Set-Cookie whose attributes the browser accepts where it was sent.',
  mends: 'api',
  next: ['Change the attribute that the browser refuses the cookie for.'],
  verify:
    'In the developer tools the Set-Cookie field of the answer is marked, and the cookie is missing in the list of cookies.',
  rules: [
    'cookie-rejected',
    'cookie-host-prefix-broken',
    'cookie-secure-prefix-broken',
    'cookie-http-prefix-broken',
    'cookie-samesite-none-insecure',
    'cookie-samesite-missing',
    'cookie-domain-mismatch',
    'cookie-domain-public-suffix',
    'cookie-secure-set-over-http',
    'cookie-over-4096',
    'cookie-partitioned-insecure',
  ],
  references: ['RFC 6265bis 5.7'],
};

const NEXT: Readonly<Partial<Record<RefusalCode, string[]>>> = {
  'third-party': [
    'Set it with SameSite=None; Secure, and Partitioned where it is needed on this page only.',
    "Or serve the API under the page's own site, so that the cookie is no third party's.",
  ],
  'secure-over-http': ['Serve the page over https, or leave Secure out while developing over http.'],
  'none-without-secure': ['Add Secure: SameSite=None; Secure.'],
  'partitioned-without-secure': ['Add Secure beside Partitioned.'],
  'prefix-secure': ['Add Secure and answer over https, or drop the prefix __Secure-.'],
  'prefix-http': ['Add Secure and HttpOnly, or drop the prefix.'],
  'domain-mismatch': ['Leave Domain out, or name the host of the answer or a domain above it.'],
  'public-suffix': ['Leave Domain out: a public suffix belongs to nobody.'],
  'too-large': ['Keep the content at the server and an ID in the cookie, or split it into chunks under 4,096 bytes.'],
  'control-character': ['Encode the value, so that no control character stands in it.'],
};

export default defineCause({
  id: 'cookie-refused',
  kinds: ALL,
  check(failure, known) {
    const found = find(failure, known);
    if (!found) return undefined;
    const { event, weight } = found;
    const { trace } = event;
    const code = event.verdict?.refusal?.code as RefusalCode;
    const again = known.jar.history(event.name).filter(({ kind }) => kind === 'refused').length;
    const what = `the browser ${again > 2 ? 'refuses' : 'refused'} the cookie ${short(event.name)}${trace ? ` of ${hash(trace)}` : ''}${again > 2 ? ' each time' : ''}, ${why(event, code)}`;
    const next = code === 'prefix-host' ? prefixNext(event) : NEXT[code];
    return {
      weight,
      says:
        failure.kind === 'refused' && !carriesCredential(failure.trace)
          ? `${what}, so ${hash(failure.trace)} went without it`
          : what,
      evidence: [
        {
          text: `Set-Cookie: ${short(event.name)}: ${event.verdict?.refusal?.text ?? 'refused'}`,
          exchanges: trace ? [trace] : [],
        },
        ...(failure.kind === 'cookie-refused'
          ? []
          : [{ text: `${short(event.name)} did not go with the request`, exchanges: [failure.trace] }]),
      ],
      about: event.name,
      observed: `${short(event.name)} was refused: ${event.verdict?.refusal?.text ?? ''}`,
      ...(next ? { next, only: true } : {}),
    };
  },
});

function find(
  { kind, trace, name, with: others = [] }: Case,
  known: Known,
): { event: CookieEvent; weight: number } | undefined {
  if (kind === 'cookie-refused') {
    const event =
      known.jar.history(name ?? '').findLast((one) => one.kind === 'refused' && one.trace === trace) ??
      known.jar.history(name ?? '').findLast((one) => one.kind === 'refused');
    return event && { event, weight: 24 };
  }
  let best: { event: CookieEvent; weight: number } | undefined;
  const requests: readonly Trace[] = kind === 'redirect-loop' ? others : [trace];
  for (const cookieName of known.jar.names()) {
    const history = known.jar.history(cookieName);
    const event = history.findLast(
      (one) => one.kind === 'refused' && (kind === 'redirect-loop' || one.number < trace.number),
    );
    if (!event?.trace || event.value === '' || (event.set?.maxAge ?? 1) <= 0) continue;
    const from = event.trace;
    if (!requests.some((one) => one.site === from.site)) continue;
    if (requests.some((one) => one.cookies.some((pair) => pair.name === cookieName))) continue;
    if (history.some((one) => one.kind === 'set' && one.number >= event.number && one.number < trace.number)) continue;
    const weight = weigh(kind, trace, event, known);
    if (weight > (best?.weight ?? 0)) best = { event, weight };
  }
  return best;
}

function weigh(kind: Case['kind'], trace: Trace, event: CookieEvent, known: Known): number {
  const role = roleOf(event);
  if (/^(?:tracking|consent|preference|load-balancer|marker)$/.test(role)) return 0;
  if (kind === 'redirect-loop') return 20;
  const proof = /^(?:session|access|id|remember-me)$/.test(role);
  const early = event.trace !== undefined && isSignInPlace(event.trace);
  if (carriesCredential(trace)) return proof || early ? 6 : 0;
  if (early) return 19;
  if (proof) return 17;
  for (const one of before(known, trace)) if (one.setCookies.some((set) => set.name !== event.name)) return 6;
  return role === 'login-transaction' || role === 'csrf' ? 12 : 9;
}

function why({ set, verdict, trace }: CookieEvent, code: RefusalCode): string {
  if (code === 'prefix-host' && set) {
    const wrong = [
      (set.domain ?? '') !== '' ? `it has Domain=${short(set.domain ?? '', 60)}` : '',
      set.secure ? '' : 'it lacks Secure',
      set.path === '/' ? '' : 'its Path is not /',
    ].filter(Boolean);
    return `for ${wrong.join(' and ')}, which the prefix __Host- forbids`;
  }
  if (code === 'third-party') {
    const asked = set?.sameSite;
    const how = asked === undefined ? 'without SameSite it counts as Lax' : `it has SameSite=${asked}`;
    return `for ${trace?.host ?? 'the server'} is on another site than the page, and ${how}: a cross-site answer may set SameSite=None; Secure only`;
  }
  return `for this reason: ${(verdict?.refusal?.text ?? '').replace(/\.$/, '')}`;
}

function prefixNext({ set }: CookieEvent): string[] {
  const next: string[] = [];
  if ((set?.domain ?? '') !== '') next.push('Leave Domain out, or drop the prefix __Host-.');
  if (set?.secure === false) next.push('Add Secure.');
  if (set?.path !== '/') next.push('Set Path=/.');
  return next;
}
