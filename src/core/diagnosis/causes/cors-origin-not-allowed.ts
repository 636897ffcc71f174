import { type CauseMeta, defineCause } from '../cause.ts';
import { preflightOf } from '../preflight.ts';
import { answered, type Trace } from '../trace.ts';
import { hash, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'cors-origin-not-allowed',
  title: 'The answer does not allow the origin of the page',
  expected:
    'Access-Control-Allow-Origin names the origin of the page, and for cookies Access-Control-Allow-Credentials is true.',
  mends: 'api',
  next: [
    'Allow the origin of the page, exactly as in the Origin header: scheme, host and port, without a slash. Errors need the headers too.',
  ],
  settings: {
    Express: "cors({ origin: 'https://app.example', credentials: true })",
    Django: "CORS_ALLOWED_ORIGINS = ['https://app.example'] and CORS_ALLOW_CREDENTIALS = True",
    'Spring Boot': 'configuration.setAllowedOrigins(List.of("https://app.example"))',
    Laravel: "'allowed_origins' and 'supports_credentials' in config/cors.php",
    'ASP.NET Core': 'WithOrigins("https://app.example").AllowCredentials()',
  },
  verify: 'The console of the page names the origin that was expected.',
  rules: ['cors-vary-missing'],
  references: ['Fetch'],
};

export default defineCause({
  id: 'cors-origin-not-allowed',
  kinds: ['blocked', 'handshake'],
  check({ kind, trace }, known) {
    if (kind === 'handshake') return undefined;
    const preflight = preflightOf(trace, known);
    const judged =
      trace.status > 0 && trace.response.size > 0
        ? trace
        : preflight && preflight.status >= 200 && preflight.status < 300
          ? preflight
          : undefined;
    if (!judged) return undefined;
    const origin = judged.request.get('origin') ?? trace.request.get('origin') ?? trace.pageOrigin;
    const allowed = answered(judged, 'access-control-allow-origin')?.trim();
    if (allowed === '*') return undefined;
    const values = judged.response.get('access-control-allow-origin') ?? [];
    const several = values.length > 1 || (allowed?.includes(',') ?? false);
    if (allowed === origin && !several) return credentials(trace, judged, origin);
    const what = several
      ? `names several origins (${short(values.join(', '), 80)}), and one is allowed`
      : allowed === undefined
        ? 'has no Access-Control-Allow-Origin'
        : `allows ${short(allowed, 60)}`;
    return {
      weight: 17,
      says: `the answer of ${judged.url.host} (${hash(judged)}) ${what}, and the page is ${origin}`,
      evidence: [
        {
          text: `Origin: ${origin}; Access-Control-Allow-Origin: ${several ? short(values.join(', '), 80) : (allowed ?? 'missing')}`,
          exchanges: [judged],
        },
      ],
      about: `${judged.origin} ${origin}`,
      next: [`Access-Control-Allow-Origin: ${origin}, once, with Vary: Origin.`],
    };
  },
});

function credentials(trace: Trace, judged: Trace, origin: string) {
  const granted = answered(judged, 'access-control-allow-credentials')?.trim();
  const asks = trace.cookies.length > 0 || (trace.error !== undefined && trace.setCookies.length > 0);
  if (granted === 'true' || !asks) return undefined;
  return {
    weight: 17,
    says: `cookies went along, and the answer of ${judged.url.host} (${hash(judged)}) has ${granted === undefined ? 'no Access-Control-Allow-Credentials' : `Access-Control-Allow-Credentials: ${short(granted, 20)}`}, so the browser keeps it from the page`,
    evidence: [
      {
        text: `A request with cookies from ${origin}; Access-Control-Allow-Credentials: ${granted === undefined ? 'missing' : short(granted, 20)}`,
        exchanges: [judged],
      },
    ],
    about: `${judged.origin} credentials`,
    next: ['Access-Control-Allow-Credentials: true'],
  };
}
