import { type CauseMeta, defineCause } from '../cause.ts';
import { isAuthorizationRequest, isLedToLogin } from '../places.ts';
import { hash, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'fetch-led-to-login',
  title: 'A request of a script was redirected to a sign-in page',
  expected: 'A request of a script without a session is answered 401; a redirect to sign in is for pages.',
  mends: 'api',
  next: [
    'Answer requests of scripts with 401 (by their Accept or X-Requested-With header, or by the path), and let the page go to sign in.',
  ],
  settings: {
    'Spring Boot':
      'exceptionHandling(e -> e.defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(UNAUTHORIZED), apiMatcher))',
    'ASP.NET Core':
      'options.Events.OnRedirectToLogin = c => { c.Response.StatusCode = 401; return Task.CompletedTask; }',
    Laravel: 'Accept: application/json in the request',
    'oauth2-proxy': '--api-route=^/api/',
  },
  verify:
    'Look at the redirect: it leads to a page where one signs in, mostly of another origin, which a script cannot follow.',
  references: ['RFC 9110 15.5.2'],
};

export default defineCause({
  id: 'fetch-led-to-login',
  kinds: ['sent-to-login', 'blocked'],
  check({ kind, trace }, known) {
    if (trace.type !== 'fetch' && trace.type !== 'preflight') return undefined;
    const from = kind === 'blocked' ? known.find(trace.redirectedFrom) : trace;
    if (!from?.location || !isLedToLogin(from)) return undefined;
    const away = from.location.origin !== from.origin;
    const provider = isAuthorizationRequest(from.locationQuery);
    return {
      weight: kind === 'blocked' ? 20 : away ? 14 : 4,
      says: `a script's request (${hash(from)}) was redirected to the sign-in page of ${short(from.location.host, 60)}${away ? ', which it cannot read' : ''}: the session is over, or was not sent`,
      evidence: [
        {
          text: `${from.status} to ${short(`${from.location.host}${from.location.pathname}`, 80)}${provider ? ', an authorization endpoint' : ''}`,
          exchanges: [from],
        },
      ],
      about: `${from.origin} sign-in`,
    };
  },
});
