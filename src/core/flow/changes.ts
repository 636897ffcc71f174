import type { Recorded } from '../credential/book.ts';
import type { CredentialRole } from '../credential/credential.ts';
import type { ExchangeReading } from '../credential/read.ts';
import { detach } from '../http/detach.ts';
import { isCleared } from '../http/parse-set-cookie.ts';

/** Roles of values that prove no identity; setting one is no sign of a login. */
const NO_IDENTITY = new Set<CredentialRole>([
  'csrf',
  'tracking',
  'load-balancer',
  'consent',
  'preference',
  'login-transaction',
  'dpop-proof',
  'marker',
  'logout',
  'login',
]); // prettier-ignore

/** True for roles of which behaviour may still show that they authenticate. */
export function mayProveIdentity(role: CredentialRole): boolean {
  return !NO_IDENTITY.has(role);
}

/** What the answer of one exchange did to the credentials. */
export interface Changes {
  /** A credential came that was not known before: a token in the body, a cookie with a new value. */
  minted: boolean;
  /** Among them one under a name that was not known before, or a session ID that changed: sealed cookies change by themselves. */
  telling: boolean;
  /** The ID in a cookie that scripts cannot read was exchanged for another: servers do so when somebody signs in. */
  rotated: boolean;
  /** Names of cookies deleted. */
  cleared: string[];
}

/** Reads what an answer set, changed and deleted, at `now` in milliseconds. `known` holds names of cookies seen before, and is added to. */
export function readChanges(
  reading: Pick<ExchangeReading, 'cookies' | 'setCookies'>,
  recorded: readonly Recorded[],
  known: Set<string>,
  now: number,
): Changes {
  const changes: Changes = { minted: false, telling: false, rotated: false, cleared: [] };
  for (const { credential, found, isNew } of recorded) {
    if (found.direction !== 'received' || !mayProveIdentity(credential.role)) continue;
    if (found.place.carrier === 'set-cookie') {
      const name = found.place.name;
      // Short and readable values are settings, flash messages and marks.
      const weighty = credential.kind !== 'plain' || found.value.length >= 20;
      if (isNew && weighty && credential.role !== 'other') {
        changes.minted = true;
        const isId = credential.kind === 'session-id' || credential.kind === 'opaque';
        if (known.has(name) && isId && found.setCookie?.httpOnly) changes.rotated = true;
        if (!known.has(name) || credential.kind === 'session-id' || credential.kind === 'opaque')
          changes.telling = true;
      }
    } else if (isNew && credential.kind !== 'saml' && credential.kind !== 'plain') {
      changes.minted = true;
      changes.telling = true;
    }
  }
  for (const cookie of reading.setCookies) {
    if (isCleared(cookie, now)) changes.cleared.push(cookie.name);
    else if (known.size < MAX_NAMES) known.add(detach(cookie.name));
  }
  for (const cookie of reading.cookies) if (known.size < MAX_NAMES) known.add(detach(cookie.name));
  return changes;
}

/** Names of cookies remembered for one site. */
const MAX_NAMES = 4000;
