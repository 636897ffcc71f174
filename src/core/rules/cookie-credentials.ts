import { getHeader } from '../http/header.ts';
import { decodeBinary } from '../http/secrets/base64-text.ts';
import { secretKind } from '../http/secrets/secret-names.ts';
import { type Detected, defineRule, type RuleMeta, type Subjects } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { decodePercent } from './support/readable.ts';

export const meta: RuleMeta = {
  id: 'cookie-credentials',
  title: 'Name and password in a cookie',
  what: 'A cookie holds the user name and password of HTTP Basic in base64, or has the name of a password.',
  why: 'Whoever reads the cookie, a script, a log or somebody at the same computer, has the password itself, which cannot be ended as a session can.',
  fix: 'Keep a session ID in the cookie, and what belongs to it on the server.',
  references: ['CWE 522', 'CWE 312'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'what Authorization carries, in a cookie too',
        exchanges: [
          { request: { authorization: 'Basic YWRhOnNlY3JldDEyMw==', cookie: 'm=2258:YWRhOnNlY3JldDEyMw%3D%3D' } },
        ],
      },
    ],
    good: [
      {
        title: 'a session ID',
        exchanges: [
          { request: { authorization: 'Basic YWRhOnNlY3JldDEyMw==', cookie: 'sid=c27a90be5d134f8898e07b6a41f3d25c' } },
        ],
      },
    ],
  }),
};

const MAX_PAIRS = 20;
const MAX_COOKIES = 100;
/** Shorter values under such a name are a flag. */
const MIN_PASSWORD = 6;

/** What is known of name and password of HTTP Basic: the name, and how long both are with the colon. */
interface Pair {
  start: string;
  length: number;
}

export default defineRule({
  id: 'cookie-credentials',
  subject: 'exchange',
  severity: 'error',
  confidence: 'high',
  createState: (): Pair[] => [],
  check(subject, _context, pairs) {
    const { reading, url } = subject;
    notePair(subject, pairs);
    const found: Detected[] = [];
    for (const { name, value } of reading.cookies.slice(0, MAX_COOKIES)) {
      const pair = pairs.length > 0 && value.length >= 8 ? findPair(value, pairs) : undefined;
      if (pair !== undefined)
        found.push({
          message: `The cookie "${shorten(name)}" sent to ${url.host} holds the user name and the password of HTTP Basic, in base64.`,
          evidence: [`cookie: ${shorten(name)}`, 'the same name, and as many characters, as in Authorization'],
          name,
        });
      else if (secretKind(name) === 'password' && value.length >= MIN_PASSWORD)
        found.push({
          message: `The cookie "${shorten(name)}" sent to ${url.host} has the name of a password, and ${value.length} characters.`,
          severity: 'warning',
          confidence: 'medium',
          evidence: [`cookie: ${shorten(name)}`, `length: ${value.length} characters`],
          name,
        });
    }
    return found;
  },
});

/** The password itself was dropped; a mark of the same length stands in its place. */
function notePair({ exchange }: Subjects['exchange'], pairs: Pair[]): void {
  const token = /^\s*basic\s+(\S+)\s*$/i.exec(getHeader(exchange.requestHeaders, 'authorization') ?? '')?.[1];
  const text = token === undefined ? undefined : decodeBinary(token);
  const colon = text?.indexOf(':') ?? -1;
  // Without a name, or without a password, any text of that length would do.
  if (text === undefined || colon < 2 || text.length < colon + 4) return;
  const pair = { start: text.slice(0, colon + 1), length: text.length };
  if (pairs.length < MAX_PAIRS && !pairs.some(({ start, length }) => start === pair.start && length === pair.length))
    pairs.push(pair);
}

function findPair(value: string, pairs: readonly Pair[]): Pair | undefined {
  for (const [piece] of decodePercent(value.slice(0, 4096)).matchAll(/[\w+/-]{8,}={0,2}/g)) {
    const text = decodeBinary(piece);
    const pair = text && pairs.find(({ start, length }) => text.length === length && text.startsWith(start));
    if (pair) return pair;
  }
  return undefined;
}
