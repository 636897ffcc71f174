import { type CauseMeta, defineCause } from '../cause.ts';
import { csrfCookieOf, csrfFieldOf, csrfHeaderOf, isCsrfRefusal, maybeCsrfRefusal } from '../csrf.ts';
import { hash, nameOf, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'csrf-token-missing',
  title: 'The token against forgery is missing',
  expected: 'A request that the server guards carries the token that the server gave, in a header or a field.',
  mends: 'page',
  next: [
    'Send the token with the request: copy the cookie into the header that the framework reads, or put the hidden field into the form.',
  ],
  settings: {
    Django: 'X-CSRFToken with the value of the cookie csrftoken, or {% csrf_token %} in the form',
    Laravel: 'X-XSRF-TOKEN with the decoded cookie XSRF-TOKEN, or @csrf in the form',
    'Spring Boot': 'X-XSRF-TOKEN from CookieCsrfTokenRepository.withHttpOnlyFalse()',
    Rails: 'X-CSRF-Token from the meta tag csrf-token',
    'ASP.NET Core': 'RequestVerificationToken from IAntiforgery',
  },
  verify: 'Compare the request with one that was let in: it has a header or a field more.',
  rules: ['csrf-unprotected-write', 'csrf-login-no-token'],
  references: ['OWASP CSRF Prevention'],
};

export default defineCause({
  id: 'csrf-token-missing',
  kinds: ['refused'],
  check({ trace }, known) {
    // Some servers ask the token of every request to their API: then it is they who say so.
    const reads = /^(?:GET|HEAD|OPTIONS)$/.test(trace.method);
    if (reads ? !isCsrfRefusal(trace) : !maybeCsrfRefusal(trace)) return undefined;
    if (csrfHeaderOf(trace) || csrfFieldOf(trace) || trace.unseen.includes('request-body')) return undefined;
    const cookie = csrfCookieOf(trace);
    const named = isCsrfRefusal(trace);
    const good = known.traces.find(
      (one) =>
        one.origin === trace.origin &&
        (reads || one.method !== 'GET') &&
        one.status >= 200 &&
        one.status < 400 &&
        (csrfHeaderOf(one) || csrfFieldOf(one)),
    );
    if (!named && !cookie && !good) return undefined;
    // Bearer tokens need none.
    if (!named && trace.authorization) return undefined;
    return {
      weight: (named ? 15 : 5) + (cookie ? 3 : 0) + (good ? 4 : 0),
      says: `it carries no token against forgery${cookie ? `, though the cookie ${short(cookie.name, 40)} holds one` : ''}${good ? `; ${nameOf(good)} (${hash(good)}) had one and was let in` : ''}`,
      evidence: [
        { text: 'No header and no field with such a token', exchanges: [trace] },
        ...(cookie ? [{ text: `Cookie: ${short(cookie.name, 40)}`, exchanges: [trace] }] : []),
        ...(good ? [{ text: `With one: ${good.status}`, exchanges: [good] }] : []),
      ],
      about: `${trace.origin} csrf`,
    };
  },
});
