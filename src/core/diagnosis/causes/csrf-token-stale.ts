import { decodePercent } from '../../http/form.ts';
import { type CauseMeta, defineCause } from '../cause.ts';
import { csrfCookieOf, csrfFieldOf, csrfHeaderOf, isCsrfRefusal } from '../csrf.ts';
import { isProof } from '../known.ts';
import { isSignInPlace } from '../places.ts';
import { hash, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'csrf-token-stale',
  title: 'The token against forgery belongs to another session',
  expected: 'The token is the one of the session that goes with the request.',
  mends: 'page',
  next: [
    'Read the token anew before each request that needs it, and after a sign-in or a sign-out: both make a new session.',
    'Load the form again where the page was open for long or in another tab.',
  ],
  verify: 'Reload the page and send the form again: it works.',
  rules: ['csrf-token-static', 'session-fixation-login'],
  references: ['OWASP CSRF Prevention'],
};

export default defineCause({
  id: 'csrf-token-stale',
  kinds: ['refused'],
  check({ trace }, known) {
    const named = isCsrfRefusal(trace);
    const header = csrfHeaderOf(trace);
    const cookie = csrfCookieOf(trace);
    const field = csrfFieldOf(trace);
    if (/^(?:GET|HEAD|OPTIONS)$/.test(trace.method) || (!header && !field)) return undefined;
    if (!named && trace.status !== 403) return undefined;
    // Percent-encoded text is a mistake of its own.
    if (header && cookie && header.value === cookie.value && /%[0-9A-Fa-f]{2}/.test(header.value)) return undefined;
    const older =
      header && cookie
        ? known.jar
            .history(cookie.name)
            .find(
              (event) =>
                event.number < trace.number && same(event.value, header.value) && !same(cookie.value, header.value),
            )
        : undefined;
    if (older?.trace) {
      return {
        weight: 16,
        says: `${header?.name} holds the value that ${hash(older.trace)} gave, and the cookie ${short(older.name, 40)} has another by now`,
        evidence: [
          { text: `Header and cookie differ; the header is the older value`, exchanges: [older.trace, trace] },
        ],
        about: `${trace.origin} csrf`,
      };
    }
    const session = trace.sent.find(({ credential, place }) => place.carrier === 'cookie' && isProof(credential))?.place
      .name;
    const changed =
      session === undefined
        ? undefined
        : known.jar
            .history(session)
            .findLast((event) => event.kind === 'set' && event.number < trace.number && event.trace !== undefined);
    const page = known.traces.findLast(
      (one) => one.type === 'document' && one.number < trace.number && one.site === trace.site && one.status < 300,
    );
    const before =
      changed?.trace && page && changed.trace.number > page.number && isSignInPlace(changed.trace)
        ? changed.trace
        : undefined;
    if (before) {
      return {
        weight: named ? 16 : 10,
        says: `the token ${field ? `in the field ${short(field, 40)} ` : ''}is of the page loaded in ${hash(page as typeof before)}, before ${hash(before)} made a new session`,
        evidence: [
          { text: `${short(session ?? '', 40)} got a new value after the page was loaded`, exchanges: [before] },
          { text: 'The token of the page was sent', exchanges: [trace] },
        ],
        about: `${trace.origin} csrf`,
      };
    }
    if (!session && named)
      return {
        weight: 12,
        says: 'a token against forgery was sent, but no session cookie that it could belong to',
        evidence: [
          {
            text: `${header?.name ?? short(field ?? '', 40)} was sent${trace.cookies.length === 0 ? ', and no cookie at all' : ''}`,
            exchanges: [trace],
          },
        ],
        about: `${trace.origin} csrf`,
      };
    return {
      weight: named ? 9 : 3,
      says: 'the server does not accept the token against forgery that was sent: it is stale, or of another session',
      evidence: [
        {
          text: `${header?.name ?? short(field ?? '', 40)} was sent and refused (${trace.status})`,
          exchanges: [trace],
        },
      ],
      about: `${trace.origin} csrf`,
    };
  },
});

function same(one: string, other: string): boolean {
  return one === other || decodePercent(one) === decodePercent(other);
}
