import type { SiteReport } from '../../core/report/report.ts';
import { CookieTable } from '../cookies/CookieTable.tsx';
import type { PanelState } from '../state.ts';
import { Families } from './Families.tsx';

/** What proves an identity: in families, or every cookie in one line. */
export function CredentialsView({ state, site }: { state: PanelState; site: SiteReport }) {
  return state.credentialList.value === 'cookies' ? (
    <CookieTable state={state} site={site} />
  ) : (
    <Families state={state} site={site} />
  );
}
