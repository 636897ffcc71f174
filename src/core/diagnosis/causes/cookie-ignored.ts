import { type CauseMeta, defineCause, REFUSALS } from '../cause.ts';
import { isCsrfRefusal } from '../csrf.ts';
import { isProof, saidText } from '../known.ts';
import { findLetIn } from '../let-in.ts';
import { isSignInPlace } from '../places.ts';
import { hash, nameOf, short, span } from '../words.ts';

export const meta: CauseMeta = {
  id: 'cookie-ignored',
  title: 'The server does not know the session it was sent',
  expected: 'The server that answers knows the session that the browser sends.',
  mends: 'api',
  next: [
    'See whether the session ended at the server: its lifetime, a restart that lost sessions kept in memory, a sign-out elsewhere.',
    'See that all instances share the store and the keys, and that no proxy or CDN takes the Cookie header off.',
  ],
  settings: {
    Express: 'a store other than MemoryStore, one secret for all instances',
    'ASP.NET Core': 'services.AddDataProtection().PersistKeysTo…',
    Laravel:
      'SANCTUM_STATEFUL_DOMAINS=app.example (host and port of the page), and one APP_KEY and one SESSION_DRIVER for all instances',
    Rails: 'one SECRET_KEY_BASE for all instances',
  },
  verify: 'Send the same cookie straight to one instance of the server, past proxy and CDN.',
  rules: [],
  references: ['RFC 6265bis 5.8'],
};

export default defineCause({
  id: 'cookie-ignored',
  kinds: REFUSALS,
  check({ trace }, known) {
    if (trace.authorization || trace.status === 403 || isCsrfRefusal(trace) || isSignInPlace(trace)) return undefined;
    const sent = trace.sent.find(
      ({ credential, place }) => place.carrier === 'cookie' && isProof(credential) && credential.role !== 'unknown',
    );
    if (!sent) return undefined;
    const { name } = sent.place;
    const history = known.jar.history(name);
    const pair = trace.cookies.find((one) => one.name === name);
    const set = history.findLast((event) => event.kind === 'set' && event.value === pair?.value);
    const { accepted, isSame } = findLetIn(known, trace, name);
    const fresh = trace.setCookies.some((one) => one.name === name && one.value !== '' && one.value !== pair?.value);
    // What was let in before was known: that the sign-in set it says nothing more.
    const early = !isSame && set?.trace && isSignInPlace(set.trace) ? set.trace : undefined;
    if (!fresh && !early && accepted === undefined) {
      return {
        weight: 6,
        says: `it carried the session ${short(name)}, and the server no longer knows it or never did`,
        evidence: [{ text: `Cookie: ${short(name)} was sent and refused`, exchanges: [trace] }],
        about: name,
        mends: 'person',
        next: ['Sign in again; if that helps for a while, the session ended at the server.'],
      };
    }
    return {
      weight: (early ? 11 : 7) + (fresh ? 4 : 0),
      says: `it carried the session ${short(name)}${early ? `, which the sign-in ${nameOf(early)} (${hash(early)}) set` : ''}, and the server does not know it${accepted === undefined ? '' : `, though it was let in ${span(trace.at - accepted.at)} before (${hash(accepted)})`}${fresh ? '; the answer sets a new one' : ''}`,
      evidence: [
        { text: `Cookie: ${short(name)} was sent`, exchanges: [trace, ...(early ? [early] : [])] },
        ...(fresh ? [{ text: 'The answer sets another value, as for a new visitor', exchanges: [trace] }] : []),
        ...(saidText(trace) === ''
          ? []
          : [{ text: `The server says “${saidText(trace).slice(0, 120)}”`, exchanges: [trace] }]),
      ],
      about: name,
      settle: 'Whether the same cookie is let in when it is sent to one instance directly.',
    };
  },
});
