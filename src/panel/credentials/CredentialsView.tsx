import { useComputed } from '@preact/signals';
import { type CredentialGroup, groupOf } from '../../core/report/credential-group.ts';
import type { CredentialReport, SiteReport } from '../../core/report/report.ts';
import { Empty } from '../../ui/pieces.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import type { PanelState } from '../state.ts';
import { CredentialDetail } from './CredentialDetail.tsx';
import { CredentialItem } from './CredentialItem.tsx';

const GROUPS: CredentialGroup[] = ['Tokens', 'Cookies that matter', 'Other'];
const HEAD_HEIGHT = 30;
const ITEM_HEIGHT = 47;

type Item = { head: CredentialGroup } | { credential: CredentialReport };

/** What proves an identity: a list in groups, and one of them decoded. */
export function CredentialsView({ state, site }: { state: PanelState; site: SiteReport }) {
  const items = useComputed(() => listItems(state.site.value?.credentials ?? []));
  const shown = items.value;
  const first = shown.find((item) => 'credential' in item);
  // What a link led to may be a cookie that proves nothing, which the list does not hold.
  const wanted = site.credentials.find((credential) => credential.id === state.selectedCredential.value);
  const selected = wanted ?? (first && 'credential' in first ? first.credential : undefined);
  if (selected === undefined) {
    return (
      <Empty title="No credentials seen">
        <p>No token, session cookie or key was sent, received or stored in what was recorded. Sign in to see some.</p>
      </Empty>
    );
  }
  return (
    <div class="split">
      <VirtualList<Item>
        class="list-pane"
        label="Credentials"
        items={shown}
        heightOf={(item) => ('head' in item ? HEAD_HEIGHT : ITEM_HEIGHT)}
        keyOf={(item) => ('head' in item ? `group ${item.head}` : item.credential.id)}
        isOption={(item) => 'credential' in item}
        selected={selected.id}
        onSelect={(item) => {
          if ('credential' in item) state.selectedCredential.value = item.credential.id;
        }}
        render={(item) => ('head' in item ? item.head : <CredentialItem credential={item.credential} />)}
      />
      <CredentialDetail key={selected.id} credential={selected} site={site} state={state} />
    </div>
  );
}

function listItems(credentials: readonly CredentialReport[]): Item[] {
  return GROUPS.flatMap((head): Item[] => {
    const members = credentials.filter((credential) => groupOf(credential) === head);
    return members.length === 0 ? [] : [{ head }, ...members.map((credential) => ({ credential }))];
  });
}
