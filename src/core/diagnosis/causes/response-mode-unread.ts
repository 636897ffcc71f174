import { type CauseMeta, defineCause } from '../cause.ts';
import { isLedToLogin } from '../places.ts';
import { hash, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'response-mode-unread',
  title: 'The client does not read the answer where it comes',
  expected:
    'The answer comes in the response mode that the client reads: query and form_post for servers, fragment for pages.',
  mends: 'page',
  next: ['Ask for the response mode that the callback reads (response_mode=query for a code), or read the other one.'],
  verify: 'The answer of the provider is in the address after #, which no server sees, or the other way round.',
  rules: ['oauth-response-mode-risky'],
  references: ['OIDC Core 3.1.2.5'],
};

export default defineCause({
  id: 'response-mode-unread',
  kinds: ['sent-to-login', 'redirect-loop', 'refused'],
  check({ kind, trace, with: others = [] }, known) {
    const candidates =
      kind === 'redirect-loop'
        ? others
        : known.traces.filter((one) => one.number <= trace.number && one.number > trace.number - 8);
    const answer = candidates.find(
      (one) =>
        one.locationFragment.has('state') &&
        (one.locationFragment.has('code') || one.locationFragment.has('access_token')),
    );
    if (!answer?.location) return undefined;
    const landing = candidates.find(
      (one) =>
        one.number > answer.number &&
        one.origin === answer.location?.origin &&
        one.url.pathname === answer.location.pathname,
    );
    // A page that reads the fragment redeems the code; a server that redirects never saw it.
    if (!landing || landing.status < 300 || landing.status >= 500 || !(landing.status >= 400 || isLedToLogin(landing)))
      return undefined;
    if (known.traces.some((one) => one.number > answer.number && one.fields.has('grant_type'))) return undefined;
    return {
      weight: 15,
      says: `the provider answered in the fragment of the address (${hash(answer)}), which no server sees, and ${short(`${landing.url.host}${landing.url.pathname}`, 60)} (${hash(landing)}) went on without it`,
      evidence: [
        { text: 'code and state stand after #', exchanges: [answer] },
        { text: `Answered ${landing.status}`, exchanges: [landing] },
      ],
      about: `${landing.origin}${landing.url.pathname}`,
    };
  },
});
