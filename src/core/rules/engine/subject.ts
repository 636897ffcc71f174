import type { Credential, Recorded } from '../../credential/book.ts';
import type { CredentialRole, Sighting } from '../../credential/credential.ts';
import type { SetCookie } from '../../http/cookie.ts';
import type { Exchange } from '../../http/exchange.ts';
import { hostOf } from '../../http/site.ts';
import type { Rule, SubjectKind, Subjects } from '../rule.ts';
import type { About, Seen, Sight } from './entry.ts';

/** A thing that was handed to the rules, to count it when it comes again, and to judge it again when its role becomes clearer. */
export interface SubjectRecord extends Seen {
  kind: SubjectKind;
  subject: Subjects[SubjectKind];
  about: About;
  /** Milliseconds since the epoch. */
  at: number;
  /** Text and role it was judged by. */
  text: string;
  role: CredentialRole;
  sights: Sight[];
}

/** A record of a thing seen once, just now. */
export function createRecord<K extends SubjectKind>(
  kind: K,
  subject: Subjects[K],
  about: About,
  at: number,
  exchange?: Exchange,
): SubjectRecord {
  const record: SubjectRecord = { kind, subject, about, at, text: '', role: 'unknown', sights: [], count: 1 };
  if (exchange !== undefined) {
    record.first = exchange.id;
    record.last = exchange.id;
  }
  return record;
}

/** Successive tokens of one lineage are one thing: a token that is renewed each hour raises one finding, not one an hour. */
export function aboutCredential(credential: Credential, sighting: Sighting): About {
  const { origin } = sighting;
  return {
    subject: { kind: 'credential', name: credential.id, credential: credential.id, origin },
    identity: `credential ${credential.lineage}`,
    host: hostOf(origin),
  };
}

export function aboutCookie(cookie: SetCookie, origin: string): About {
  return {
    subject: { kind: 'set-cookie', name: cookie.name, origin },
    identity: `cookie ${origin} ${cookie.name}`,
    host: hostOf(origin),
  };
}

/** What is said of an origin as a whole: one of its exchanges, its cookies, its storage. */
export function aboutOrigin(kind: 'exchange' | 'cookie-jar' | 'page-storage', origin: string): About {
  const scheme = origin.indexOf('://');
  return {
    subject: { kind, name: scheme < 0 ? origin : origin.slice(scheme + 3), origin },
    identity: origin,
    host: hostOf(origin),
  };
}

/** The cookie of a Set-Cookie field, with the role its value was recorded with. */
export function setCookieSubject(
  cookie: SetCookie,
  recorded: readonly Recorded[],
  exchange: Exchange,
  url: URL,
): Subjects['set-cookie'] {
  const subject: Subjects['set-cookie'] = {
    cookie,
    role: 'unknown',
    roleReason: '',
    exchange,
    host: url.hostname,
    secure: url.protocol === 'https:' || url.protocol === 'wss:',
  };
  for (const { credential, sighting } of recorded) {
    if (sighting.place.carrier !== 'set-cookie' || sighting.place.name !== cookie.name) continue;
    subject.credential = credential;
    subject.role = credential.role;
    subject.roleReason = credential.roleReason;
  }
  return subject;
}

/** The credential a record is about, where there is one. */
export function credentialOf({ subject }: SubjectRecord): Credential | undefined {
  return 'credential' in subject ? subject.credential : undefined;
}

/** Gives the record the role its credential has now. True when that is another than it was judged by. */
export function takeRole(record: SubjectRecord): boolean {
  const credential = credentialOf(record);
  if (credential === undefined || credential.role === record.role) return false;
  record.role = credential.role;
  if ('cookie' in record.subject) {
    record.subject = { ...record.subject, role: credential.role, roleReason: credential.roleReason };
  }
  return true;
}

export function hasState(rule: Rule): boolean {
  return rule.createState !== undefined;
}
