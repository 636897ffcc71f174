import type { CredentialReport, SiteReport } from '../../core/report/report.ts';
import { browserHmac } from '../../platform/browser-hmac.ts';
import { fetchPublic } from '../../platform/fetch-public.ts';
import { readOwnFile } from '../../platform/own-file.ts';
import type { VerifyPort } from '../../ui/verify/verifier.ts';
import type { PanelState } from '../state.ts';

const ports = new WeakMap<PanelState, VerifyPort>();

/** What checks of signatures use in the panel of this state; keys that were fetched are in it, and nowhere else. */
export function verifyPortOf(state: PanelState): VerifyPort {
  const known = ports.get(state);
  if (known) return known;
  const port: VerifyPort = {
    seenKeys: () => state.connection.request('keys.get', { tabId: state.tabId }),
    fetchPublic,
    hmac: browserHmac,
    loadSecrets: () => readOwnFile('weak-secrets.txt'),
    fetched: new Map(),
  };
  ports.set(state, port);
  return port;
}

/** Whether a secret that anybody could guess was found for the token, or for one of its lineage, which is made with the same. */
export function hasWeakSecret({ lineage }: CredentialReport, site: SiteReport): boolean {
  const members = new Set(site.credentials.filter((one) => one.lineage === lineage).map(({ id }) => id));
  const findings = [...site.findings, ...(site.past ?? []), ...(site.hidden ?? []).map(({ finding }) => finding)];
  return findings.some(({ rule, subject }) => rule === 'jwt-weak-hmac-secret' && members.has(subject.credential ?? ''));
}
