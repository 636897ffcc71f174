import { decodePercent } from '../../http/form.ts';
import { type CauseMeta, defineCause } from '../cause.ts';
import { csrfHeaderOf, isCsrfRefusal } from '../csrf.ts';
import { hash, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'csrf-token-encoded',
  title: 'The token against forgery was sent encoded',
  expected: 'The header holds the decoded value of the cookie.',
  mends: 'page',
  next: [
    'Decode it before it is put into the header: decodeURIComponent(value). axios does so by itself; fetch does not.',
  ],
  verify: 'Compare the header with the cookie: where the header has %3D or %2F, the server expects = or /.',
  references: ['RFC 6265bis 4.1.1'],
};

export default defineCause({
  id: 'csrf-token-encoded',
  kinds: ['refused', 'refused-inside'],
  check({ trace }, known) {
    const header = csrfHeaderOf(trace);
    if (!header || !/%[0-9A-Fa-f]{2}|&(?:#\d+|amp|quot|lt|gt|#x[0-9a-f]+);/i.test(header.value)) return undefined;
    const html = /&(?:#|amp;|quot;)/i.test(header.value);
    const raw = trace.cookies.find(({ value }) => value === header.value);
    const decoded =
      raw ?? known.jar.history('XSRF-TOKEN').find(({ value }) => decodePercent(value) === decodePercent(header.value));
    const refusal = isCsrfRefusal(trace);
    if (!refusal && !raw) return undefined;
    const percent =
      /%[0-9A-Fa-f]{2}/.exec(header.value.slice(-3))?.[0] ?? /%[0-9A-Fa-f]{2}/.exec(header.value)?.[0] ?? '';
    const kind = html
      ? 'still HTML-encoded'
      : `still percent-encoded (${header.value.endsWith(percent) ? 'it ends in' : 'it has'} ${percent})`;
    return {
      weight: (refusal ? 16 : 9) + (raw ? 4 : decoded ? 2 : 0),
      says: `${header.name} is ${raw ? `the raw text of the cookie ${short(raw.name)}, ` : ''}${kind}, and the server compares the decoded value`,
      evidence: [
        { text: `${header.name} has ${kind.replace('still ', '')} text`, exchanges: [trace] },
        ...(raw
          ? [
              {
                text: `It equals the cookie ${short(raw.name)} as it stands in the Cookie header of ${hash(trace)}`,
                exchanges: [trace],
              },
            ]
          : []),
      ],
      about: `${trace.origin} ${header.name}`,
      observed: `${header.name} is percent-encoded where the plain value is expected.`,
    };
  },
});
