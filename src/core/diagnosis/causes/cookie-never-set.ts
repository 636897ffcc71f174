import { type CauseMeta, defineCause } from '../cause.ts';
import { worked } from '../detect.ts';
import { carriesCredential, signInBefore } from '../known.ts';
import { isSignInPlace } from '../places.ts';
import { hash, nameOf } from '../words.ts';

export const meta: CauseMeta = {
  id: 'cookie-never-set',
  title: 'The sign-in set no cookie and gave no token',
  expected: 'The answer to a sign-in that worked sets a session cookie, or brings a token.',
  mends: 'api',
  next: [
    'Let the application know that it stands behind a TLS proxy, and have the proxy send X-Forwarded-Proto: https: a framework that takes the connection for plain http withholds a Secure cookie without a word.',
    'Otherwise see in the log of the server whether the session was saved before the answer was sent.',
  ],
  settings: {
    Express: "app.set('trust proxy', 1), or proxy: true in the options of express-session",
    Django: "SECURE_PROXY_SSL_HEADER = ('HTTP_X_FORWARDED_PROTO', 'https')",
    'Spring Boot': 'server.forward-headers-strategy=framework',
    Laravel: "$middleware->trustProxies(at: '*') in bootstrap/app.php",
    Rails: 'config.assume_ssl = true',
    'ASP.NET Core': 'app.UseForwardedHeaders() before authentication',
    Flask: 'app.wsgi_app = ProxyFix(app.wsgi_app, x_proto=1)',
    fastify: 'Fastify({ trustProxy: true })',
  },
  verify: 'Look at the response headers of the sign-in: there is no Set-Cookie.',
  rules: ['session-loop'],
  references: ['RFC 6265bis 4.1'],
};

export default defineCause({
  id: 'cookie-never-set',
  kinds: ['refused', 'refused-inside', 'sent-to-login'],
  check({ trace }, known) {
    if (carriesCredential(trace) || isSignInPlace(trace)) return undefined;
    // A recording without any such field may be one they were taken out of.
    const blind = trace.unseen.includes('credential-headers');
    const signIn = signInBefore(known, trace);
    if (!signIn || signIn.kind === 'token' || !worked(signIn.trace)) return undefined;
    // What follows in the chain of the sign-in may set the cookie too.
    const answers = [
      signIn.trace,
      ...known.traces.filter(
        (one) => one.number > signIn.trace.number && one.number < trace.number && one.site === signIn.trace.site,
      ),
    ];
    if (answers.some(({ setCookies, unseen }) => setCookies.length > 0 || unseen.includes('response-headers')))
      return undefined;
    const gave = signIn.trace.received.some(({ place }) => place.carrier !== 'set-cookie');
    if (gave || known.held.some((one) => one.number >= signIn.trace.number && one.number < trace.number))
      return undefined;
    // A session from before the sign-in may be the one that is meant.
    if (signIn.trace.cookies.length > 0) return undefined;
    const body = signIn.trace.status < 300 && signIn.trace.unseen.includes('response-body');
    const { status } = signIn.trace;
    return {
      weight: blind || body ? 8 : 17,
      says: `the answer to ${nameOf(signIn.trace)} (${hash(signIn.trace)}) looks like a success (${status}), but it set no cookie and gave no token, so ${hash(trace)} went without a credential`,
      evidence: [
        { text: `${hash(signIn.trace)} was answered ${status} without Set-Cookie`, exchanges: [signIn.trace] },
        { text: `${hash(trace)} carried no cookie and no Authorization`, exchanges: [trace] },
      ],
      about: `${signIn.trace.origin}${signIn.trace.url.pathname}`,
      observed: 'The login answer sets no cookie: the server never sent Set-Cookie.',
      settle: blind
        ? 'Whether the recording was exported with its sensitive headers: no Cookie and no Set-Cookie is in it at all.'
        : `Whether the server sees the request as https: the scheme it logs for ${hash(signIn.trace)}.`,
    };
  },
});
