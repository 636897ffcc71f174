import { type CauseMeta, defineCause, REFUSALS } from '../cause.ts';
import { saidText } from '../known.ts';
import { list, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'token-malformed',
  title: 'The Authorization header is broken',
  expected: 'Authorization: Bearer, one space, and the token as it was issued.',
  mends: 'page',
  next: [
    'Send the scheme once, one space and the token, without quotation marks: JSON.stringify puts them round a string.',
  ],
  verify: 'Look at the header as it was sent, and compare it with what the sign-in answered.',
  rules: ['bearer-malformed', 'jwt-bad-segment-count', 'jwt-not-base64url'],
  references: ['RFC 6750 2.1'],
};

const SAID: Readonly<Record<string, string>> = {
  'double-scheme': 'the scheme stands there twice',
  'quoted-token': 'the token stands in quotation marks, which are sent with it',
  'no-scheme': 'no scheme stands before the token',
  'invalid-token68': 'the token has characters that none can have',
};

export default defineCause({
  id: 'token-malformed',
  kinds: REFUSALS,
  check({ trace }, known) {
    const { authorization } = trace;
    if (!authorization) return undefined;
    const asked = (trace.response.get('www-authenticate') ?? []).join(' ');
    const wrong = authorization.problems.flatMap(({ code }) => {
      // Some APIs take a bare key; where one is asked for Bearer it is a mistake.
      if (code === 'no-scheme' && !/bearer|basic/i.test(asked) && !/^ey[A-Za-z0-9]/.test(authorization.token68 ?? ''))
        return [];
      return SAID[code] ?? [];
    });
    const sent = trace.sent.find(({ place }) => place.carrier === 'authorization')?.credential;
    const cut = sent?.kind === 'broken-jwt';
    const whole = cut
      ? known.held.find(
          ({ credential }) =>
            credential !== sent &&
            credential.jwt !== undefined &&
            (credential.value.startsWith(sent.value) || sent.value.startsWith(credential.value)),
        )
      : undefined;
    if (wrong.length === 0 && !cut) return undefined;
    const said = saidText(trace);
    const reasons = [
      ...wrong,
      ...(cut
        ? [
            whole
              ? 'the token is not the whole one that was issued'
              : 'what follows the scheme looks like a JWT and is none that can be read',
          ]
        : []),
    ];
    return {
      weight: wrong.length > 0 ? 18 : 12,
      says: `in Authorization ${list(reasons)}`,
      evidence: [
        {
          text: `Authorization (${short(authorization.schemeText || 'no scheme', 20)}): ${list(reasons)}`,
          exchanges: [trace, ...(whole?.trace ? [whole.trace] : [])],
        },
        ...(said === '' ? [] : [{ text: `The server says “${short(said, 120)}”`, exchanges: [trace] }]),
      ],
      about: `${trace.origin} Authorization`,
    };
  },
});
