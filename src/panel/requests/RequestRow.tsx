import type { ExchangeRow, RowCredential } from '../../core/capture/row.ts';
import { toFailureLine } from '../../core/report/failure-words.ts';
import { clip, formatBytesShort, formatMilliseconds, splitUrl } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { rowCredentialName } from '../../ui/words.ts';
import type { Concern, Part } from '../why/concerns.ts';
import type { ColumnId } from './columns/columns.ts';

interface RequestRowProps {
  row: ExchangeRow;
  concern?: Concern | undefined;
  shown: readonly ColumnId[];
}

/** One request in one line. */
export function RequestRow({ row, concern, shown }: RequestRowProps) {
  const { host, path } = splitUrl(row.url);
  const isHidden = (id: ColumnId) => !shown.includes(id);
  return (
    <div class="request-row">
      <span class="number">{row.number}</span>
      <span class={statusClass(row)} title={row.error} hidden={isHidden('status')}>
        {statusText(row)}
        {concern && <Mark concern={concern} />}
      </span>
      <span class="method" hidden={isHidden('method')}>
        {clip(row.method, 10)}
      </span>
      <span class="url" title={clip(row.url, 500)}>
        <span class="host">{clip(host, 100)}</span>
        {clip(path, 300)}
      </span>
      <span class="type" hidden={isHidden('type')}>
        {row.type}
      </span>
      <span class="carried" title={carriedTitle(row)} hidden={isHidden('credentials')}>
        {carriedText(row)}
      </span>
      <span class="bytes" hidden={isHidden('bytes')}>
        {row.authBytes > 0 ? formatBytesShort(row.authBytes) : ''}
      </span>
      <span class="time" hidden={isHidden('time')}>
        {timeText(row)}
      </span>
    </div>
  );
}

const MARKS: Record<Part, string> = {
  failed: 'Failed',
  reason: 'Part of a failure',
  expected: 'Refused in the course of things',
};

/** That there is more to say: the reason on hover, all of it in the detail. */
function Mark({ concern: { part, failure } }: { concern: Concern }) {
  const { what, why } = toFailureLine(failure);
  return (
    <span class={`why-mark is-${part}`} title={`${MARKS[part]}. ${clip(what, 200)}. ${clip(why, 400)}`}>
      <Icon name={part} small />
      <span class="hidden-text">{MARKS[part]}</span>
    </span>
  );
}

/** The status code, or what there is instead of one. */
export function statusText(row: Pick<ExchangeRow, 'status' | 'error'>): string {
  if (row.error !== undefined) return 'failed';
  return row.status === 0 ? '…' : String(row.status);
}

export function statusClass(row: Pick<ExchangeRow, 'status' | 'error'>): string {
  if (row.error !== undefined || row.status >= 500) return 'status bad';
  if (row.status === 401 || row.status === 403 || row.status === 407) return 'status bad';
  if (row.status >= 400) return 'status caution';
  return row.status >= 300 ? 'status muted' : 'status';
}

function timeText({ durationMs, fromCache }: ExchangeRow): string {
  if (fromCache) return 'cache';
  return durationMs === undefined ? '' : formatMilliseconds(durationMs);
}

/** What the request carried, and what came back with it after an arrow. */
function carriedText({ sent, received }: ExchangeRow) {
  return (
    <>
      {namesOf(sent)}
      {received.length > 0 && <span class="received"> ← {namesOf(received)}</span>}
    </>
  );
}

function namesOf(credentials: readonly RowCredential[]): string {
  const [first] = credentials;
  if (first === undefined) return '';
  const more = credentials.length - 1;
  return `${clip(rowCredentialName(first), 40)}${more > 0 ? ` +${more}` : ''}`;
}

function carriedTitle({ sent, received }: ExchangeRow): string {
  const list = (credentials: readonly RowCredential[]) =>
    credentials
      .slice(0, 20)
      .map((credential) => `${clip(credential.name, 60)} (${credential.id})`)
      .join(', ');
  const lines = [
    sent.length > 0 ? `Carried: ${list(sent)}` : '',
    received.length > 0 ? `Its answer gave: ${list(received)}` : '',
  ];
  return lines.filter(Boolean).join('\n');
}
