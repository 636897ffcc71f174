import { ALL, type CauseMeta, defineCause } from '../cause.ts';
import { at, describeEvent, missingFor } from '../missing-cookie.ts';
import { hash, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'cookie-same-site',
  title: 'SameSite kept the cookie from a request of another site',
  expected: 'A cookie that a request from another site needs has SameSite=None; Secure.',
  mends: 'api',
  next: ['Set this one cookie with SameSite=None; Secure.'],
  settings: {
    Express: "cookie: { sameSite: 'none', secure: true }",
    Django: "SESSION_COOKIE_SAMESITE = 'None' and SESSION_COOKIE_SECURE = True",
    'Spring Boot': 'server.servlet.session.cookie.same-site=none and .secure=true',
    'ASP.NET Core': 'options.Cookie.SameSite = SameSiteMode.None with SecurePolicy.Always',
    Laravel: 'SESSION_SAME_SITE=none and SESSION_SECURE_COOKIE=true',
  },
  verify:
    'In the developer tools the Cookies tab of the request shows the cookie as filtered out, with SameSite as the reason.',
  rules: ['cookie-samesite-breaks-login', 'cookie-samesite-missing', 'cookie-samesite-apps'],
  references: ['RFC 6265bis 5.8.3'],
};

export default defineCause({
  id: 'cookie-same-site',
  kinds: ALL,
  check(failure, known) {
    const missing = missingFor(failure, known, ['same-site']);
    if (!missing) return undefined;
    const { event, trace, because, weight } = missing;
    const word =
      event.cookie?.sameSite === 'unspecified'
        ? 'Lax, the default without SameSite'
        : (event.cookie?.sameSite ?? 'Lax');
    const posted = trace.method !== 'GET';
    const from = trace.request.get('origin') ?? 'another site';
    const link = event.cookie?.sameSite === 'Strict' && trace.navigation && !posted;
    return {
      weight,
      says: link
        ? `the ${describeEvent(event)}, is Strict, and ${hash(trace)} ${trace.redirectedFrom === undefined ? 'came by a link from another site' : 'belongs to a chain of redirects that began at another site'}, so it stayed behind`
        : `${hash(trace)} went without the ${describeEvent(event)}: it is ${word}, and ${posted ? `${from} sends a ${trace.method}` : 'the request comes'} from another site`,
      evidence: [
        { text: `${short(event.name)} is ${word}; ${because}`, exchanges: at(event) },
        {
          text: `${hash(trace)} is a ${trace.method} from ${from} and has no ${short(event.name)}`,
          exchanges: [trace],
        },
      ],
      about: event.name,
      observed: `${short(event.name)} has SameSite ${word} and did not go with a cross-site ${trace.method}.`,
      ...(link
        ? {
            expected: 'A cookie that is needed after a link or a redirect from another site is Lax.',
            next: [
              'Use SameSite=Lax for the session: Strict cookies are not there after a link from outside, until the next click.',
            ],
            only: true,
          }
        : trace.fields.has('samlresponse')
          ? {
              next: [
                'Set it with SameSite=None; Secure (this one cookie; the session may stay Lax), or carry the state in RelayState.',
              ],
              only: true,
            }
          : {}),
    };
  },
});
