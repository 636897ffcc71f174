import { ALL, type Case, type CauseMeta, defineCause } from '../cause.ts';
import type { Known } from '../known.ts';
import type { Trace } from '../trace.ts';
import { hash, list, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'cookie-shadowed',
  title: 'Two cookies of one name with two values',
  expected: 'One cookie of a name goes with a request.',
  mends: 'api',
  next: [
    'Delete the one that is not meant, with the Domain and Path it was set with.',
    'Use another name for one of the two, and set it for one host only (without Domain).',
  ],
  settings: { 'oauth2-proxy': 'another --cookie-name, or --cookie-csrf-per-request=true' },
  verify: 'The Cookie header of the request has the name twice; servers read one of the two, most of them the first.',
  rules: ['cookie-shadowed', 'cookie-duplicate-set'],
  references: ['RFC 6265bis 5.8.3'],
};

export default defineCause({
  id: 'cookie-shadowed',
  kinds: ALL,
  check(failure, known) {
    const requests: readonly Trace[] = failure.kind === 'redirect-loop' ? (failure.with ?? []) : [failure.trace];
    for (const trace of requests) {
      const found = twice(trace);
      if (found) return tell(failure, known, trace, found);
    }
    return undefined;
  },
});

function twice(trace: Trace): string | undefined {
  const values = new Map<string, string>();
  for (const { name, value } of trace.cookies) {
    const known = values.get(name);
    if (known !== undefined && known !== value && value.length >= 8) return name;
    values.set(name, value);
  }
  return undefined;
}

function tell(failure: Case, known: Known, trace: Trace, name: string) {
  const values = trace.cookies.filter((pair) => pair.name === name);
  const origins = values.flatMap(
    ({ value }) => known.jar.history(name).findLast((event) => event.value === value && event.kind !== 'refused') ?? [],
  );
  const where = origins.map(
    (event) =>
      `one for ${event.cookie?.hostOnly ? '' : '.'}${event.cookie?.domain ?? ''}${event.cookie?.path === '/' ? '' : (event.cookie?.path ?? '')}${event.trace ? ` (${hash(event.trace)})` : ''}`,
  );
  const state = trace.query.get('state') ?? trace.fields.get('state') ?? '';
  // Some keep the state, or its beginning, in the cookie itself.
  const head = state.slice(0, 16);
  const fits = head.length >= 8 ? values.findIndex(({ value }) => value.includes(head)) : -1;
  const weight = /csrf|xsrf|state|nonce/i.test(name) ? 18 : /sess|sid|auth|token/i.test(name) ? 16 : 11;
  return {
    weight: fits > 0 ? weight + 4 : fits === 0 ? weight - 6 : weight,
    says: `${hash(trace)} carried the cookie ${short(name)} twice, with two values${where.length > 1 ? `: ${list(where)}` : ''}; the server reads one of them, mostly the first, which is ${where.length > 1 ? 'the older one' : 'not always the one that is meant'}`,
    evidence: [
      { text: `Cookie: ${short(name)} stands there ${values.length} times`, exchanges: [trace] },
      ...origins.flatMap((event) =>
        event.trace
          ? [
              {
                text: `Set with ${event.set?.domain ? `Domain=${short(event.set.domain)}` : 'no Domain'}, Path ${event.cookie?.path ?? '/'}`,
                exchanges: [event.trace],
              },
            ]
          : [],
      ),
      ...(fits > 0 ? [{ text: 'The state of this request fits the second of them', exchanges: [trace] }] : []),
    ],
    about: name,
    observed: `${short(name)} came ${values.length} times in one request${failure.count > 1 ? ', again and again' : ''}.`,
    settle: `Which of the values of ${short(name)} the server reads.`,
  };
}
