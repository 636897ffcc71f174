import type { CookieFacts } from '../capture/cookie-shelf.ts';
import type { Credential } from '../credential/book.ts';
import type { LifeStep } from '../credential/life.ts';
import { concealRuns } from '../http/conceal.ts';
import { readContent } from './content.ts';
import { hideToken, hideTokensIn } from './hide-tokens.ts';
import type { CookieReport, CredentialReport } from './report.ts';
import { showJwt, showSealed } from './shown.ts';

/** What may be told of a credential: everything but its value. `cookie` is what is known of the cookie it travels in. */
export function buildCredentialReport(
  credential: Credential,
  cookie?: CookieFacts,
  life?: LifeStep[],
): CredentialReport {
  const report: CredentialReport = {
    id: credential.id,
    kind: credential.kind,
    role: credential.role,
    roleReason: credential.roleReason,
    roleConfidence: credential.roleConfidence,
    name: hideToken(credential.name),
    lineage: credential.lineage,
    carriers: [...new Set(credential.uses.map((use) => use.place.carrier))],
    places: credential.uses.map(({ place, origin, direction, count, exchanges }) => ({
      place: hideTokensIn(place),
      origin,
      direction,
      count,
      exchanges: [...exchanges],
    })),
    firstSeen: toIso(credential.firstSeen),
    lastSeen: toIso(credential.lastSeen),
    count: credential.sentCount,
    bytes: credential.bytes,
    length: credential.value.length,
    problems: credential.problems.map((problem) => ({ ...problem })),
  };
  if (credential.scheme !== undefined) report.scheme = credential.scheme;
  if (credential.entropyBits !== undefined) report.entropyBits = credential.entropyBits;
  // A clock that gives no time makes an expiry that is none.
  if (credential.expiresAt !== undefined && Number.isFinite(credential.expiresAt))
    report.expiresAt = credential.expiresAt;
  if (credential.issuedAt !== undefined) report.issuedAt = credential.issuedAt;
  if (credential.jwt) report.jwt = showJwt(credential.jwt);
  if (credential.sealed) report.content = showSealed(credential.sealed);
  else if (credential.user !== undefined) report.content = { user: credential.user };
  else {
    const content = readContent(credential);
    if (content) report.content = content;
  }
  if (life) report.life = hideTokensIn(life);
  if (credential.leastLeft) report.leastLeft = { ...credential.leastLeft };
  if (cookie) report.cookie = buildCookieReport(cookie);
  return report;
}

function buildCookieReport({ asked, stored, ...facts }: CookieFacts): CookieReport {
  const report: CookieReport = { ...facts };
  if (asked) {
    const { value: _value, raw: _raw, ...attributes } = asked;
    report.asked = concealIn(attributes);
  }
  if (stored) {
    const { value: _value, ...rest } = stored;
    report.stored = rest;
  }
  if (facts.verdict) report.verdict = concealIn(facts.verdict);
  return hideTokensIn(report);
}

/** Texts that a page may write as it likes, where words and dates belong. The name of the cookie and its domain stay. */
function concealIn<Value extends object>(value: Value): Value {
  const shown: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value))
    shown[name] = name === 'name' ? member : concealValue(name, member);
  return shown as Value;
}

function concealValue(name: string, value: unknown): unknown {
  if (typeof value === 'string') return name === 'domain' ? value : concealRuns(value);
  if (Array.isArray(value)) return value.map((item) => concealValue('', item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, concealValue(key, member)]));
}

/** ISO 8601 of milliseconds since the epoch; the nearest time that can be written when it is out of range. */
export function toIso(at: number): string {
  const limit = 8.64e15;
  return new Date(Number.isFinite(at) ? Math.max(-limit, Math.min(limit, at)) : 0).toISOString();
}
