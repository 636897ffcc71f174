import { ALL, type CauseMeta, defineCause } from '../cause.ts';
import { at, describeEvent, missingFor } from '../missing-cookie.ts';
import { hash, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'cookie-host-only',
  title: 'The cookie belongs to another host',
  expected: 'A cookie that several hosts need is set with a Domain above them, or all requests go to one host.',
  mends: 'api',
  next: [
    'Use one host throughout, and redirect the other to it before anybody signs in.',
    'Or set the cookie with Domain, where all names under it are yours.',
  ],
  verify: 'Compare the host of the address with the Domain column of the cookie.',
  rules: ['cookie-domain-mismatch'],
  references: ['RFC 6265bis 5.8.3'],
};

export default defineCause({
  id: 'cookie-host-only',
  kinds: ALL,
  check(failure, known) {
    const missing = missingFor(failure, known, ['host-only', 'domain']);
    if (!missing) return undefined;
    const { event, trace, because, weight, reason } = missing;
    // The same name may be set anew for each host, and then says nothing.
    const domain = event.cookie?.domain ?? '';
    const local = /^(?:localhost|127\.)/.test(domain) || /^(?:localhost|127\.)/.test(trace.host);
    return {
      weight: weight - 1,
      says: `${hash(trace)} went to ${trace.host} without the ${describeEvent(event)}: that is for ${domain}${reason === 'host-only' ? ' only' : ''}`,
      evidence: [
        {
          text: `${short(event.name)} is kept for ${domain}${reason === 'host-only' ? ', without Domain' : ''}; ${because}`,
          exchanges: at(event),
        },
        { text: `The request goes to ${trace.host}`, exchanges: [trace] },
      ],
      about: event.name,
      observed: `${short(event.name)} was set for ${domain} and is needed at ${trace.host}.`,
      ...(local
        ? { next: ['Use one name for the machine: localhost and 127.0.0.1 are two hosts to a browser.'], only: true }
        : {}),
    };
  },
});
