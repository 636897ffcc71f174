import { isPlaceholder } from '../../http/authorization.ts';
import { type CauseMeta, defineCause, REFUSALS } from '../cause.ts';
import { hash, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'token-placeholder',
  title: 'A placeholder stands where the token belongs',
  expected: 'Authorization: Bearer and a token, or no header where there is no token.',
  mends: 'page',
  next: ['Read the right member of the answer to the sign-in.', 'Send no header while there is no token.'],
  verify: 'Look at what the script keeps: the variable or the storage key is empty when the request is made.',
  rules: ['bearer-malformed'],
  references: ['RFC 6750 2.1'],
};

export default defineCause({
  id: 'token-placeholder',
  kinds: REFUSALS,
  check({ trace }, known) {
    const { authorization } = trace;
    const placed = authorization?.problems.some(({ code }) => code === 'placeholder-token');
    const empty = authorization?.problems.some(({ code }) => code === 'missing-token' || code === 'empty');
    const header =
      placed || empty
        ? undefined
        : [...trace.request].find(([name, value]) => /token|auth|api-?key/.test(name) && isPlaceholder(value));
    if (!placed && !empty && !header) return undefined;
    const word = placed
      ? `“${short(`${authorization?.schemeText} ${authorization?.token68 ?? ''}`.trim(), 30)}”`
      : header
        ? `“${short(header[1], 30)}”`
        : 'empty';
    const name = header ? header[0] : 'Authorization';
    const issued = known.held.findLast(
      ({ trace: one, number, site }) =>
        one !== undefined && number < trace.number && (site === trace.pageSite || one.site === trace.site),
    );
    const place = issued?.trace?.received.find(({ credential }) => credential === issued.credential)?.place;
    const path = place?.carrier === 'response-body' ? (place.path ?? place.name) : undefined;
    const lies = known.placeholders.find(({ origin }) => origin === trace.pageOrigin);
    return {
      weight: 24,
      says: `${name} is ${word}, a placeholder where the token belongs${path && issued?.trace ? `; the answer ${hash(issued.trace)} had its token under ${short(path)}` : ''}${lies ? `; the page keeps “${lies.value}” under “${short(lies.key)}”` : ''}`,
      evidence: [
        { text: `${name}: ${word}`, exchanges: [trace] },
        ...(path && issued?.trace ? [{ text: `A token came under ${short(path)}`, exchanges: [issued.trace] }] : []),
      ],
      about: `${trace.origin} ${name}`,
      observed: empty ? 'Nothing follows the scheme.' : `The placeholder ${word} instead of a token.`,
    };
  },
});
