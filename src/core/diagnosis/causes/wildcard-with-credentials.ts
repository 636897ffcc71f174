import { type CauseMeta, defineCause } from '../cause.ts';
import { answered } from '../trace.ts';
import { hash } from '../words.ts';

export const meta: CauseMeta = {
  id: 'wildcard-with-credentials',
  title: 'Credentials with Access-Control-Allow-Origin: *',
  expected:
    'An answer to a request with credentials names the exact origin of the page, and Access-Control-Allow-Credentials: true.',
  mends: 'api',
  next: [
    'Answer with the exact origin instead of *, and with Vary: Origin.',
    'Or ask without credentials, if none are needed.',
  ],
  settings: {
    Express: "cors({ origin: 'https://app.example', credentials: true })",
    Django: 'CORS_ALLOWED_ORIGINS instead of CORS_ALLOW_ALL_ORIGINS, with CORS_ALLOW_CREDENTIALS = True',
    'Spring Boot': 'configuration.setAllowedOrigins(List.of("https://app.example")) with setAllowCredentials(true)',
    'ASP.NET Core': 'WithOrigins("https://app.example").AllowCredentials() instead of AllowAnyOrigin()',
    Laravel: "'allowed_origins' => ['https://app.example'] and 'supports_credentials' => true in config/cors.php",
  },
  verify: 'The console of the page names the wildcard as the reason.',
  rules: ['cors-wildcard-with-credentials', 'cors-wildcard-on-auth'],
  references: ['Fetch'],
};

export default defineCause({
  id: 'wildcard-with-credentials',
  kinds: ['blocked'],
  check({ trace }) {
    if (answered(trace, 'access-control-allow-origin')?.trim() !== '*') return undefined;
    const granted = answered(trace, 'access-control-allow-credentials')?.trim() === 'true';
    const sent = trace.cookies.length > 0;
    const cookie = sent
      ? 'it carried cookies'
      : trace.setCookies.length > 0
        ? 'its answer sets a cookie and allows credentials'
        : 'the answer allows credentials';
    if (!sent && !granted) return undefined;
    if (!sent && trace.error === undefined) return undefined;
    return {
      weight: sent ? 22 : 15,
      says: `credentials go with Access-Control-Allow-Origin: * here, and the browser hands such an answer of ${trace.url.host} to no page (${hash(trace)})`,
      evidence: [
        { text: `Access-Control-Allow-Origin: *; ${cookie}`, exchanges: [trace] },
        ...(trace.error === undefined ? [] : [{ text: `The browser says ${trace.error}`, exchanges: [trace] }]),
      ],
      about: trace.origin,
      observed: `${trace.url.host} answers * to a request with credentials.`,
      next: [`Answer with the exact origin ${trace.pageOrigin || 'of the page'} instead of *, and with Vary: Origin.`],
    };
  },
});
