import { useComputed, useSignal } from '@preact/signals';
import type { SiteReport } from '../../core/report/report.ts';
import type { Finding, Severity } from '../../core/rules/rule.ts';
import { clip, formatCount, formatNumberOf, hostOf } from '../../ui/format.ts';
import { Empty } from '../../ui/pieces.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { SEVERITIES } from '../../ui/words.ts';
import { findingKey } from '../model.ts';
import type { PanelState } from '../state.ts';
import { FindingDetail } from './FindingDetail.tsx';
import { findingTitle } from './texts.ts';

const ORDER: Severity[] = ['error', 'warning', 'info'];
const HEAD_HEIGHT = 30;
const ITEM_HEIGHT = 47;

type Group = Severity | 'past' | 'hidden';
type Item = { head: Group; count: number } | { finding: Finding; reason?: string };

/** What is wrong: a list by severity, and one finding with its reason and its fix. */
export function FindingsView({ state, site }: { state: PanelState; site: SiteReport }) {
  const showHidden = useSignal(false);
  const showPast = useSignal(false);
  const search = useSignal('');
  const items = useComputed(() =>
    listItems(state.site.value, { past: showPast.value, hidden: showHidden.value }, search.value),
  );
  const shown = items.value;
  const first = shown.find((item) => 'finding' in item);
  const wanted = shown.find((item) => 'finding' in item && findingKey(item.finding) === state.selectedFinding.value);
  const selected = wanted ?? first;
  const more = [
    { count: site.past?.length ?? 0, noun: 'past finding', shown: showPast },
    { count: site.hidden?.length ?? 0, noun: 'hidden finding', shown: showHidden },
  ].filter(({ count }) => count > 0);
  if ((selected === undefined || !('finding' in selected)) && search.value === '') {
    return (
      <Empty title="No findings">
        <p>
          No rule found anything wrong in what was seen. Rules look only at what happened: sign in and use the site.
        </p>
        {more.map(({ count, noun, shown }) => (
          <button
            key={noun}
            type="button"
            class="button"
            onClick={() => {
              shown.value = true;
            }}
          >
            Show {formatNumberOf(count, noun)}
          </button>
        ))}
      </Empty>
    );
  }
  const finding = selected && 'finding' in selected ? selected : undefined;
  const key = finding && findingKey(finding.finding);
  return (
    <div class="split findings">
      <div class="list-pane">
        <div class="list-tools">
          <SearchField label="Search the findings" value={search} />
        </div>
        <VirtualList<Item>
          label="Findings"
          items={shown}
          heightOf={(item) => ('head' in item ? HEAD_HEIGHT : ITEM_HEIGHT)}
          keyOf={(item) => ('head' in item ? `group ${item.head}` : findingKey(item.finding))}
          isOption={(item) => 'finding' in item}
          selected={key}
          onSelect={(item) => {
            if ('finding' in item) state.selectedFinding.value = findingKey(item.finding);
          }}
          render={(item) => ('head' in item ? <Head {...item} /> : <FindingItem finding={item.finding} />)}
        />
        {shown.length === 0 && <p class="no-match muted">No finding matches.</p>}
        {more.map(({ count, noun, shown }) => (
          <button
            key={noun}
            type="button"
            class="hidden-line"
            aria-expanded={shown.value}
            onClick={() => {
              shown.value = !shown.value;
            }}
          >
            {shown.value ? 'Leave out' : 'Show'} {formatNumberOf(count, noun)}
          </button>
        ))}
      </div>
      {finding && (
        <FindingDetail
          key={key}
          finding={finding.finding}
          hiddenFor={finding.reason}
          site={site.site}
          credentials={site.credentials}
          state={state}
        />
      )}
    </div>
  );
}

function Head({ head, count }: { head: Group; count: number }) {
  if (head === 'hidden' || head === 'past')
    return (
      <>
        {head === 'past' ? 'Put right since' : 'Hidden'} <span class="faint">{formatCount(count)}</span>
      </>
    );
  return (
    <>
      <span class={`severity-dot ${head}`} />
      {SEVERITIES[head].many} <span class="faint">{formatCount(count)}</span>
    </>
  );
}

function FindingItem({ finding }: { finding: Finding }) {
  const { name, origin } = finding.subject;
  return (
    <div class="item">
      <b>{findingTitle(finding)}</b>
      {finding.count > 1 ? <span class="right muted">× {formatCount(finding.count)}</span> : <span />}
      <span class="muted wide-cell">
        {clip(name, 80)}
        {origin !== '' && hostOf(origin) !== name && `, ${clip(hostOf(origin), 80)}`}
      </span>
    </div>
  );
}

function listItems(site: SiteReport | undefined, shown: { past: boolean; hidden: boolean }, text: string): Item[] {
  const has = (finding: Finding) => matches(finding, text);
  const findings = (site?.findings ?? []).filter(has);
  const past = (site?.past ?? []).filter(has);
  const hidden = (site?.hidden ?? []).filter(({ finding }) => has(finding));
  const items = ORDER.flatMap((head): Item[] => {
    const members = findings.filter((finding) => finding.severity === head);
    return members.length === 0 ? [] : [{ head, count: members.length }, ...members.map((finding) => ({ finding }))];
  });
  if (shown.past && past.length > 0)
    items.push({ head: 'past', count: past.length }, ...past.map((finding) => ({ finding })));
  if (shown.hidden && hidden.length > 0) items.push({ head: 'hidden', count: hidden.length }, ...hidden);
  return items;
}

/** A text in what it says, in the rule's name or in what it is about, whatever its case. */
function matches(finding: Finding, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  const { name, origin } = finding.subject;
  return [findingTitle(finding), finding.rule, finding.message, name, origin].some((part) =>
    part.toLowerCase().includes(wanted),
  );
}
