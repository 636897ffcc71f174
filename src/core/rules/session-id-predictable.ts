import type { CredentialKind } from '../credential/credential.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { describeCookie } from './support/cookie-line.ts';
import { OTHER_ID, SESSION_LINE } from './support/example-flows.ts';
import { SESSION_ID } from './support/examples.ts';
import { headerNamed } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'session-id-predictable',
  title: 'Session IDs count up',
  what: 'Three session IDs in a row differ in a few characters at one place only.',
  why: "The next one can be guessed, and with it somebody else's session.",
  fix: 'Make session IDs of 128 random bits or more from a cryptographic generator.',
  references: ['CWE 330', 'ASVS 7.2.3', 'OWASP Session Management'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a counter',
        exchanges: Array.from({ length: 3 }, (_, index) => ({
          response: {
            'set-cookie': `sessionid=8f3c1be94d7a4e60a5d2c7f10000010${index + 1}; Path=/; Secure; HttpOnly; SameSite=Lax`,
          },
        })),
      },
    ],
    good: [
      {
        title: 'random IDs',
        exchanges: [
          { response: { 'set-cookie': SESSION_LINE } },
          { response: { 'set-cookie': SESSION_LINE.replace(SESSION_ID, OTHER_ID) } },
          { response: { 'set-cookie': SESSION_LINE.replace(SESSION_ID, '5b1d8e2f70c94a36b8ad14e7f2093c6d') } },
        ],
      },
    ],
  }),
};

const GUESSABLE = new Set<CredentialKind>(['session-id', 'opaque', 'plain']);
/** Counters are too short to be taken for a session by anything but the name. */
const ID_NAME = /^(?:[a-z]{0,8}_?)?sess(?:ion)?_?id$|^sid$/i;
/** As much as browsers keep of a cookie. */
const MAX_LENGTH = 4096;
/** So many characters may differ: fewer than 36 bits. */
const FEW = 6;

export default defineRule({
  id: 'session-id-predictable',
  subject: 'set-cookie',
  severity: 'error',
  confidence: 'medium',
  createState: () => new Map<string, string[]>(),
  check({ cookie, role, host, credential, exchange }, _context, samples) {
    // What is signed or encrypted changes with its MAC, and what it is made of is no secret.
    if (credential !== undefined && !GUESSABLE.has(credential.kind)) return [];
    if (role !== 'session' && !(role === 'other' && ID_NAME.test(cookie.name))) return [];
    // The answer to a request that carried one goes on with that session, and may count its requests or tell the time.
    const carried = headerNamed(exchange, 'cookie')?.value.includes(`${cookie.name}=`) === true;
    if (carried && credential?.changedAtLogin !== true) return [];
    const key = `${host} ${cookie.name}`;
    const known = samples.get(key) ?? [];
    if (samples.size < 50) samples.set(key, known);
    const value = cookie.value.slice(0, MAX_LENGTH);
    if (!known.includes(value)) known.push(value);
    if (known.length > 3) known.shift();
    const [a = '', b = '', c = ''] = known;
    if (known.length < 3 || a.length < 4 || a.length !== b.length || b.length !== c.length) return [];
    let first = 0;
    while (first < a.length && a[first] === b[first] && b[first] === c[first]) first++;
    let last = a.length - 1;
    while (last > first && a[last] === b[last] && b[last] === c[last]) last--;
    if (last - first + 1 > FEW) return [];
    return [
      {
        message: `${describeCookie(cookie.name, role)} changes in ${last - first + 1} of ${a.length} characters from one session to the next.`,
        evidence: ['samples: 3', `characters that change: ${last - first + 1}`],
      },
    ];
  },
});
