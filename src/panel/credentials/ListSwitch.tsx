import type { SiteReport } from '../../core/report/report.ts';
import { formatCount } from '../../ui/format.ts';
import type { CredentialList, PanelState } from '../state.ts';

const LISTS: Record<CredentialList, string> = { families: 'Families', cookies: 'Cookies' };

/** Turns between the families and the table of all cookies. */
export function ListSwitch({ state, site }: { state: PanelState; site: SiteReport }) {
  const cookies = site.credentials.filter((credential) => credential.cookie).length;
  return (
    <fieldset class="switch" aria-label="How credentials are listed">
      {(Object.keys(LISTS) as CredentialList[]).map((list) => (
        <button
          key={list}
          type="button"
          id={`list-${list}`}
          aria-pressed={state.credentialList.value === list}
          onClick={() => {
            state.credentialList.value = list;
          }}
        >
          {LISTS[list]}
          {list === 'cookies' && cookies > 0 && <span class="faint"> {formatCount(cookies)}</span>}
        </button>
      ))}
    </fieldset>
  );
}
