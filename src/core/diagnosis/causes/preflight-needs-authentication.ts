import { type CauseMeta, defineCause } from '../cause.ts';
import { preflightOf } from '../preflight.ts';
import { hash } from '../words.ts';

export const meta: CauseMeta = {
  id: 'preflight-needs-authentication',
  title: 'The preflight is asked for credentials',
  expected:
    'OPTIONS with Access-Control-Request-Method is answered 2xx without credentials: the browser never sends any with it.',
  mends: 'api',
  next: ['Answer OPTIONS before authentication.'],
  settings: {
    'Spring Boot': 'http.cors(withDefaults()) in the security configuration, so that CORS comes before authentication',
    Express: 'app.use(cors(...)) before the authentication middleware',
    Django: 'CorsMiddleware at the top of MIDDLEWARE',
    'ASP.NET Core': 'app.UseCors() before app.UseAuthentication()',
    nginx: 'if ($request_method = OPTIONS) { return 204; } before auth_request',
    'Amazon API Gateway': 'no authorizer on the OPTIONS method',
  },
  verify: 'Send OPTIONS to the address without credentials: it must be answered 2xx with the Access-Control headers.',
  rules: ['cors-preflight-auth'],
  references: ['Fetch'],
};

export default defineCause({
  id: 'preflight-needs-authentication',
  kinds: ['blocked'],
  check({ trace }, known) {
    const preflight = preflightOf(trace, known);
    if (!preflight || (preflight.status !== 401 && preflight.status !== 403 && preflight.status !== 407))
      return undefined;
    const asks = preflight.status !== 403 || preflight.response.has('www-authenticate');
    return {
      weight: asks ? 22 : 15,
      says: `the preflight (OPTIONS ${preflight.url.host}, ${hash(preflight)}) was answered ${preflight.status}, so the request itself was not made: a preflight never carries credentials`,
      evidence: [
        {
          text: `OPTIONS was answered ${preflight.status}${preflight.response.has('www-authenticate') ? ' with WWW-Authenticate' : ''}`,
          exchanges: [preflight],
        },
        ...(trace === preflight ? [] : [{ text: 'The request got no answer', exchanges: [trace] }]),
      ],
      about: preflight.origin,
      observed: `The server demands credentials for the preflight (${preflight.status}).`,
    };
  },
});
