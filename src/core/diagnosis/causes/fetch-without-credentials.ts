import { type CauseMeta, defineCause, REFUSALS } from '../cause.ts';
import { at, describeEvent, missingFor } from '../missing-cookie.ts';
import { answered } from '../trace.ts';
import { hash, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'fetch-without-credentials',
  title: 'The script asked without credentials',
  expected: "A request to another origin that needs cookies is made with credentials: 'include'.",
  mends: 'page',
  next: [
    "fetch(url, { credentials: 'include' }); with XMLHttpRequest and axios withCredentials = true. The sign-in itself needs it too, or its Set-Cookie is thrown away.",
  ],
  verify: 'The request goes to another origin and has no Cookie header, though the browser holds cookies for it.',
  references: ['Fetch'],
};

export default defineCause({
  id: 'fetch-without-credentials',
  kinds: REFUSALS,
  check(failure, known) {
    const missing = missingFor(failure, known, ['credentials']);
    if (!missing) return undefined;
    const { event, trace, because, weight, or } = missing;
    const wildcard = answered(trace, 'access-control-allow-origin')?.trim() === '*';
    const granted = answered(trace, 'access-control-allow-credentials')?.trim() === 'true';
    return {
      weight: weight - (or ? 5 : 1) + (wildcard ? 3 : 0) - (granted && or ? 3 : 0),
      says: `${hash(trace)} to ${trace.url.host} went without the ${describeEvent(event)}, and without any other: the script at ${trace.pageOrigin} asks without credentials`,
      evidence: [
        { text: `${short(event.name)} is there and fits the request; ${because}`, exchanges: at(event) },
        { text: 'A request to another origin without a single cookie', exchanges: [trace] },
        ...(wildcard
          ? [{ text: 'The answer allows any origin, which goes only without credentials', exchanges: [trace] }]
          : []),
      ],
      about: `${trace.origin} credentials`,
      observed: 'No cookie at all went with a request to another origin.',
      ...(granted
        ? {}
        : {
            next: [
              "fetch(url, { credentials: 'include' }), and Access-Control-Allow-Credentials: true with the exact origin in the answer.",
            ],
          }),
      settle: "Whether the script says credentials: 'include' (or withCredentials).",
    };
  },
});
