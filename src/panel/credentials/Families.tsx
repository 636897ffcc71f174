import { useComputed, useSignal } from '@preact/signals';
import type { CredentialReport, SiteReport } from '../../core/report/report.ts';
import { now } from '../../ui/clock.ts';
import { formatCount } from '../../ui/format.ts';
import { Empty } from '../../ui/pieces.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import type { PanelState } from '../state.ts';
import { CredentialDetail } from './CredentialDetail.tsx';
import { FamilyItem } from './FamilyItem.tsx';
import { type Family, familiesOf, searchFamilies } from './families.ts';
import { Generations } from './Generations.tsx';
import { ListSwitch } from './ListSwitch.tsx';

const HEAD_HEIGHT = 28;
const ITEM_HEIGHT = 47;

type Item = { head: 'in-force' | 'ended'; count: number } | { family: Family };

/** Families of credentials: what is in force on top, what is not folded, and one of them decoded. */
export function Families({ state, site }: { state: PanelState; site: SiteReport }) {
  const search = useSignal('');
  const unfolded = useSignal<boolean | undefined>(undefined);
  const all = useComputed(() => familiesOf(state.site.value?.credentials ?? [], now.value));
  const found = searchFamilies(all.value, search.value);
  const inForce = found.filter(({ ended }) => ended === undefined);
  const ended = found.filter((family) => family.ended !== undefined);
  // What a link led to may be a cookie that proves nothing, which the list does not hold.
  const wanted = site.credentials.find((credential) => credential.id === state.selectedCredential.value);
  const family = all.value.find(({ members }) => wanted && members.includes(wanted)) ?? inForce[0] ?? ended[0];
  const selected = wanted ?? family?.newest;
  const open = unfolded.value ?? (inForce.length === 0 || search.value !== '' || isIn(ended, wanted));
  const items = listItems(inForce, ended, open);
  if (selected === undefined) return <NoCredentials state={state} site={site} />;
  return (
    <div class="split credentials">
      <div class="list-pane">
        <div class="list-tools">
          <ListSwitch state={state} site={site} />
          <SearchField label="Search the credentials" value={search} />
        </div>
        <VirtualList<Item>
          label="Credentials"
          items={items}
          heightOf={(item) => ('head' in item ? HEAD_HEIGHT : ITEM_HEIGHT)}
          keyOf={(item) => ('head' in item ? `group ${item.head}` : item.family.id)}
          isOption={(item) => 'family' in item}
          selected={wanted && !isIn(found, wanted) ? undefined : family?.id}
          onSelect={(item) => {
            if ('family' in item) state.selectedCredential.value = item.family.newest.id;
          }}
          render={(item) =>
            'family' in item ? (
              <FamilyItem family={item.family} />
            ) : (
              <>
                {item.head === 'in-force' ? 'In force, as far as seen' : 'Not in force'}{' '}
                <span class="faint">{formatCount(item.count)}</span>
              </>
            )
          }
        />
        {found.length === 0 && <p class="no-match muted">No credential matches.</p>}
        {ended.length > 0 && inForce.length > 0 && (
          <button
            type="button"
            class="hidden-line"
            aria-expanded={open}
            onClick={() => {
              unfolded.value = !open;
            }}
          >
            {open ? 'Fold' : 'Show'} {formatCount(ended.length)} not in force
          </button>
        )}
      </div>
      <CredentialDetail key={selected.id} credential={selected} site={site} state={state}>
        {family && family.members.length > 1 && family.members.includes(selected) && (
          <Generations family={family} selected={selected} state={state} />
        )}
      </CredentialDetail>
    </div>
  );
}

function isIn(families: readonly Family[], credential: CredentialReport | undefined): boolean {
  return credential !== undefined && families.some(({ members }) => members.includes(credential));
}

function listItems(inForce: readonly Family[], ended: readonly Family[], open: boolean): Item[] {
  const items: Item[] = [];
  if (inForce.length > 0) items.push({ head: 'in-force', count: inForce.length });
  items.push(...inForce.map((family) => ({ family })));
  if (ended.length > 0 && open) {
    items.push({ head: 'ended', count: ended.length }, ...ended.map((family) => ({ family })));
  }
  return items;
}

function NoCredentials({ state, site }: { state: PanelState; site: SiteReport }) {
  return (
    <Empty title="No credentials seen">
      <p>No token, session cookie or key was sent, received or stored in what was recorded. Sign in to see some.</p>
      {site.credentials.some((credential) => credential.cookie) && <ListSwitch state={state} site={site} />}
    </Empty>
  );
}
