import { byteLength } from '../../http/header.ts';
import { type CauseMeta, defineCause } from '../cause.ts';
import { saidText } from '../known.ts';
import { list, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'headers-too-large',
  title: 'The headers of the request are too large',
  expected: 'The headers of a request stay under what server and proxies take, 8 KB by most defaults.',
  mends: 'api',
  next: [
    'Delete the cookies that pile up, and keep sessions at the server instead of in cookies.',
    'Raise the limit where the headers have to be that large.',
  ],
  settings: {
    nginx: 'large_client_header_buffers 4 16k;',
    'Spring Boot': 'server.max-http-request-header-size=16KB',
    Node: '--max-http-header-size=16384',
    Tomcat: 'maxHttpRequestHeaderSize="16384"',
  },
  verify: 'Try in a private window: without the cookies it works.',
  rules: ['header-limit-hit', 'request-headers-total', 'cookie-header-total'],
  references: ['RFC 6585 5'],
};

/** Characters at the end of a name by which copies differ: states, chunks, tabs. */
const COPY = /[._-]?(?:[0-9a-f]{8,}|[A-Za-z0-9_-]{20,}|\d{1,3})$/;

export default defineCause({
  id: 'headers-too-large',
  kinds: ['refused', 'protocol-error', 'redirect-loop'],
  check({ trace }) {
    const { headerBytes, cookieBytes, status, cookies } = trace;
    const said = /too (?:large|big|long)|header.{0,20}size/i.test(saidText(trace));
    const sure = status === 431 || status === 494;
    const other = (status === 400 || status === 413 || status === 502) && headerBytes > 7000;
    if (!sure && !(other && (said || headerBytes > 8000))) return undefined;
    const groups = new Map<string, { bytes: number; count: number }>();
    for (const { name, value } of cookies) {
      const key = name.replace(COPY, '');
      const known = groups.get(key) ?? { bytes: 0, count: 0 };
      groups.set(key, { bytes: known.bytes + byteLength(name) + byteLength(value) + 3, count: known.count + 1 });
    }
    const heavy = [...groups].sort((one, two) => two[1].bytes - one[1].bytes).slice(0, 3);
    const share = cookieBytes / Math.max(headerBytes, 1);
    const named = heavy.map(
      ([name, { bytes, count }]) =>
        `${short(name, 40)}${count > 1 ? `… (${count} of them, ${kilo(bytes)})` : ` (${kilo(bytes)})`}`,
    );
    return {
      weight: sure ? 20 : said ? 18 : 12,
      says: `its headers take ${kilo(headerBytes)}${share > 0.5 ? `, of which ${kilo(cookieBytes)} are cookies: most by ${list(named)}` : ''}, more than the server takes`,
      evidence: [
        {
          text: `${headerBytes.toLocaleString('en')} bytes of headers, ${cookieBytes.toLocaleString('en')} of them Cookie, ${cookies.length} cookies`,
          exchanges: [trace],
        },
      ],
      about: `${trace.origin} headers`,
    };
  },
});

function kilo(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
