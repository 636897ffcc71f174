import type { CookieReport } from '../../core/report/report.ts';
import { now } from '../../ui/clock.ts';
import { asSentence, clip, formatBytes, formatDuration, formatLocalTime } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Prose } from '../../ui/pieces.tsx';
import { References } from '../References.tsx';
import type { PanelState } from '../state.ts';

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
            <th>{stored ? 'The browser keeps' : missingText(cookie)}</th>
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

/** Why there is nothing to show of the store: it is read a moment after the headers, and again when it changes. */
export function missingText({ held }: CookieReport): string {
  return held === 'no' || held === 'other-value' ? 'Not in the cookie store' : 'The store was not read yet';
}

/** What the browser did with the Set-Cookie field, where that is not what was asked for. */
export function CookieVerdict({
  cookie: { verdict, held, exchange },
  state,
}: {
  cookie: CookieReport;
  state: PanelState;
}) {
  const lines = verdictLines(verdict, held);
  if (lines.length === 0) return null;
  return (
    <ul class={verdict?.accepted === false ? 'problems error' : 'problems'} aria-label="What the browser did">
      {lines.map((line, index) => (
        <li key={line}>
          <Icon name="warning" small />
          <span>
            <Prose text={line} />{' '}
            {index === 0 && exchange !== undefined && <References ids={[exchange]} state={state} />}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Sentences on what the browser refused, changed or does not hold; none when it keeps the cookie as asked. */
export function verdictLines(verdict: CookieReport['verdict'], held: CookieReport['held']): string[] {
  if (verdict?.accepted === false) {
    const refusal = `The browser refuses this cookie. ${asSentence(verdict.refusal?.text ?? '')}`.trim();
    return held === 'yes' ? [`${refusal} Yet its store holds it.`] : [refusal];
  }
  const lines = (verdict?.changes ?? []).map(({ attribute, asked, kept }) =>
    asked === 'absent'
      ? `${attribute} is not set; the browser treats it as ${clip(kept, 120)}.`
      : `${attribute}: asked for ${clip(asked, 120)}; the browser makes it ${clip(kept, 120)}.`,
  );
  if (verdict?.needsThirdParty) lines.push('It is kept only where the browser lets other sites set cookies.');
  if (held === 'no') lines.push('The store does not hold it: it was blocked, or deleted since.');
  if (held === 'other-value')
    lines.push('The store holds another value: it was replaced since, or this one was not taken.');
  return lines;
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
