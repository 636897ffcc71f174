import { type CauseMeta, defineCause } from '../cause.ts';
import { saidText } from '../known.ts';
import { askedToReturnTo, isReturn } from '../places.ts';
import { hash, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'state-mismatch',
  title: 'The state of the sign-in was lost or replaced',
  expected: 'The answer comes back to the host and the tab that asked, with the state of the request made last.',
  mends: 'page',
  next: [
    'Begin and end the sign-in at one origin (www or not, http or https, one port).',
    'Keep one state for each attempt, so that a second tab or a double click does not replace the first.',
  ],
  verify: 'Sign in again in a private window, with one tab and one click.',
  rules: ['oauth-state-mismatch', 'oauth-no-csrf-binding', 'oidc-nonce-mismatch'],
  references: ['RFC 6749 10.12', 'OIDC Core 3.1.2.1'],
};

export default defineCause({
  id: 'state-mismatch',
  kinds: ['refused', 'protocol-error', 'sent-to-login'],
  check({ trace }, known) {
    if (!isReturn(trace, known) || trace.fields.has('samlresponse')) return undefined;
    const state = trace.query.get('state') ?? trace.fields.get('state');
    const said = saidText(trace);
    const named = /\bstate\b|nonce|invalid_session|login_?(?:session|flow)|correlation/i.test(said);
    if (!state) {
      const asked = askedToReturnTo(trace, known);
      if (!asked || asked.state === '' || trace.query.has('error')) return undefined;
      return {
        weight: 15 + (named ? 4 : 0),
        says: `${hash(asked.trace)} asked with a state, and the answer came back without one`,
        evidence: [
          { text: 'state', exchanges: [asked.trace] },
          { text: 'No state', exchanges: [trace] },
        ],
        about: `${trace.origin} state`,
        mends: 'provider',
        next: ['The provider has to give the state back unchanged; look whether something between drops parameters.'],
        only: true,
      };
    }
    const mine = known.authorizations.find((one) => one.state === state && one.trace.number < trace.number);
    const newer = known.authorizations.findLast(
      (one) =>
        one.trace.number < trace.number &&
        one.state !== state &&
        one.redirectUri.split('?')[0] === `${trace.origin}${trace.url.pathname}`,
    );
    const again = known.traces.find(
      (one) =>
        one !== trace && one.number < trace.number && one.url.href === trace.url.href && one.method === trace.method,
    );
    if (again)
      return {
        weight: 16,
        says: `the callback was opened a second time with the same state and code (${hash(again)} and ${hash(trace)}): by a reload, the back button or a second tab`,
        evidence: [{ text: `The same address as ${hash(again)} (${again.status})`, exchanges: [again, trace] }],
        about: `${trace.origin} state`,
        next: [
          'Answer a callback that was used already by going to the start page, and take code and state out of the address.',
        ],
        only: true,
      };
    if (mine && newer && newer.trace.number > mine.trace.number)
      return {
        weight: 13 + (named ? 4 : 0),
        says: `the answer belongs to the request ${hash(mine.trace)}, and ${hash(newer.trace)} has begun another sign-in since, which replaced the state that was kept`,
        evidence: [
          { text: 'Two sign-ins with two states', exchanges: [mine.trace, newer.trace] },
          { text: `state of the first came back`, exchanges: [trace] },
        ],
        about: `${trace.origin} state`,
      };
    if (!mine && newer)
      return {
        weight: 14 + (named ? 4 : 0),
        says: `the state that came back is not that of the request ${hash(newer.trace)}`,
        evidence: [{ text: 'Another state came back than was sent', exchanges: [newer.trace, trace] }],
        about: `${trace.origin} state`,
      };
    if (!named) return undefined;
    const start = mine ? (known.find(mine.trace.redirectedFrom) ?? mine.trace) : undefined;
    return {
      weight: 10,
      says: `the client does not know the state that came back${trace.cookies.length === 0 ? ', and no cookie came with it that could hold it' : ''}${start && start.host !== trace.host && start.site === trace.site ? `: the sign-in began at ${start.host}` : ''}`,
      evidence: [{ text: `It says “${short(said, 120)}”`, exchanges: [trace] }],
      about: `${trace.origin} state`,
    };
  },
});
