import { type CauseMeta, defineCause } from '../cause.ts';
import { maybeCsrfRefusal } from '../csrf.ts';
import { saidText } from '../known.ts';
import { hash, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'csrf-origin',
  title: 'The server does not trust the origin of the request',
  expected: 'The server knows its own public address, and the origins whose pages may post to it.',
  mends: 'api',
  next: [
    'Name the origin of the page among the trusted ones, with its scheme, and let the application know its public address behind the proxy.',
  ],
  settings: {
    Django:
      "CSRF_TRUSTED_ORIGINS = ['https://app.example'] and SECURE_PROXY_SSL_HEADER = ('HTTP_X_FORWARDED_PROTO', 'https')",
    Laravel: 'SANCTUM_STATEFUL_DOMAINS=app.example',
    'Spring Boot': 'server.forward-headers-strategy=framework',
    Rails: 'config.assume_ssl = true, or config.action_controller.forgery_protection_origin_check',
    SvelteKit: 'csrf.trustedOrigins, and ORIGIN=https://app.example for adapter-node',
    'Next.js': 'experimental.serverActions.allowedOrigins in next.config',
  },
  verify: 'Compare the Origin header with the address that the server believes it has.',
  references: ['OWASP CSRF Prevention'],
};

export default defineCause({
  id: 'csrf-origin',
  kinds: ['refused', 'handshake'],
  check({ kind, trace }, known) {
    if (
      kind === 'handshake'
        ? trace.status !== 403 && trace.status !== 400
        : /^(?:GET|HEAD|OPTIONS)$/.test(trace.method) || !maybeCsrfRefusal(trace)
    )
      return undefined;
    const said = saidText(trace);
    const named =
      /origin check(?:ing)? failed|origin .{0,40}(?:does not match|not (?:trusted|allowed))|invalid origin|cross-site POST|referer/i.test(
        said,
      );
    const origin = trace.request.get('origin');
    const none = origin === 'null';
    const foreign =
      origin !== undefined &&
      origin !== 'null' &&
      URL.canParse(origin) &&
      known.siteOf(new URL(origin).hostname) !== trace.site;
    const sister = origin !== undefined && !none && !foreign && origin !== trace.origin;
    if (!named && !none && !foreign && !sister) return undefined;
    if (!named && kind !== 'handshake' && trace.status !== 403 && trace.status !== 419) return undefined;
    return {
      weight: named ? 19 : none ? 9 : foreign ? 8 : 5,
      says: `the server ${named ? 'does not accept' : 'probably does not accept'} the origin ${none ? '“null”' : short(origin ?? 'of the request', 60)}${origin === trace.origin ? ', which is its own public address: it takes itself for another' : ` of ${hash(trace)}`}`,
      evidence: [
        { text: `Origin: ${origin ?? 'missing'}; the request goes to ${trace.origin}`, exchanges: [trace] },
        ...(named ? [{ text: `The server says “${short(said, 120)}”`, exchanges: [trace] }] : []),
      ],
      about: `${trace.origin} ${origin ?? ''}`,
      settle: 'What the log of the server says of the request: an origin check names it.',
    };
  },
});
