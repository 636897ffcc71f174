import type { CookieReport } from '../../core/report/report.ts';
import { now } from '../../ui/clock.ts';
import { clip, formatBytes, formatDuration, formatLocalTime } from '../../ui/format.ts';

/** The attributes a server asked for beside what the browser keeps. */
export function CookieFacts({ cookie }: { cookie: CookieReport }) {
  const { asked, stored } = cookie;
  const rows = attributeRows(cookie, now.value);
  return (
    <>
      <h2>Cookie</h2>
      <table class="attributes">
        <thead>
          <tr>
            <th>Attribute</th>
            <th>{asked ? 'Set-Cookie asked for' : 'Set-Cookie was not seen'}</th>
            <th>{stored ? 'The browser keeps' : 'Not in the cookie store'}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td>{row.asked}</td>
              <td class={row.differs ? 'caution' : undefined}>{row.stored}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

export interface AttributeRow {
  name: string;
  asked: string;
  stored: string;
  /** The browser does something else than what was asked. */
  differs: boolean;
}

/** Attribute by attribute, empty where one side is not known. `at` is the time now in milliseconds since the epoch. */
export function attributeRows({ asked, stored }: CookieReport, at: number): AttributeRow[] {
  const flag = (set: boolean | undefined) => (set === undefined ? '' : set ? 'yes' : 'no');
  const row = (name: string, one: string, other: string, differs = false): AttributeRow => ({
    name,
    asked: one,
    stored: other,
    differs: differs && asked !== undefined && stored !== undefined,
  });
  const secure = row('Secure', flag(asked?.secure), flag(stored?.secure), asked?.secure !== stored?.secure);
  const httpOnly = row('HttpOnly', flag(asked?.httpOnly), flag(stored?.httpOnly), asked?.httpOnly !== stored?.httpOnly);
  const storedSameSite = stored?.sameSite === 'unspecified' ? 'not set' : (stored?.sameSite ?? '');
  const askedSameSite = asked ? (asked.sameSite ?? askedText(asked.sameSiteText)) : '';
  const expires = stored ? (stored.expires === undefined ? 'with the browser session' : when(stored.expires, at)) : '';
  return [
    secure,
    httpOnly,
    row('SameSite', askedSameSite, storedSameSite, asked?.sameSite !== undefined && askedSameSite !== storedSameSite),
    row('Expires', asked ? askedExpiry(asked, at) : '', expires),
    row('Domain', asked ? askedText(asked.domain) : '', stored ? storedDomain(stored) : ''),
    row('Path', asked ? askedText(asked.path) : '', clip(stored?.path ?? '', 200)),
    row('Partitioned', flag(asked?.partitioned), stored ? clip(stored.partition ?? 'no', 120) : ''),
    row('Size', asked ? formatBytes(asked.bytes) : '', ''),
  ];
}

function askedText(text: string | undefined): string {
  return text === undefined || text === '' ? 'not set' : clip(text, 200);
}

function askedExpiry(asked: NonNullable<CookieReport['asked']>, at: number): string {
  if (asked.maxAge !== undefined) return `Max-Age ${formatDuration(asked.maxAge * 1000)}`;
  if (asked.expires !== undefined) return when(asked.expires, at);
  const text = asked.maxAgeText ?? asked.expiresText;
  return text === undefined ? 'with the browser session' : `unreadable: ${clip(text, 60)}`;
}

function when(time: number, at: number): string {
  return formatLocalTime(time, at);
}

function storedDomain({ domain, hostOnly }: NonNullable<CookieReport['stored']>): string {
  return hostOnly ? `${clip(domain, 200)} only` : clip(domain, 200);
}
