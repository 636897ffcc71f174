import type { CredentialReport, SiteReport } from '../../core/report/report.ts';
import { now } from '../../ui/clock.ts';
import { formatBytes, formatLocalTime, formatNumberOf } from '../../ui/format.ts';
import { Expiry, LifeBar, RelativeTime, SeverityChip } from '../../ui/pieces.tsx';
import { Fact } from '../Fact.tsx';
import { findingTitle } from '../findings/texts.ts';
import { findingKey, worstFirst } from '../model.ts';
import type { PanelState } from '../state.ts';

interface FactsProps {
  credential: CredentialReport;
  site: SiteReport;
  state: PanelState;
}

/** Times, cost, kin and findings of a credential. */
export function CredentialFacts({ credential, site, state }: FactsProps) {
  const { expiresAt, issuedAt } = credential;
  const first = Date.parse(credential.firstSeen);
  const kin = site.credentials.filter((one) => one.lineage === credential.lineage && one.id !== credential.id);
  const findings = site.findings.filter((finding) => finding.subject.credential === credential.id);
  return (
    <>
      {findings.length > 0 && (
        <>
          <h2>Findings</h2>
          <ul class="lines findings-short">
            {worstFirst(findings)
              .slice(0, 20)
              .map((finding) => (
                <li key={findingKey(finding)}>
                  <SeverityChip severity={finding.severity} />
                  <button type="button" class="plain" onClick={() => state.showFinding(findingKey(finding))}>
                    {findingTitle(finding)}
                  </button>
                </li>
              ))}
          </ul>
        </>
      )}
      <h2>Use</h2>
      <dl class="facts compact">
        {expiresAt !== undefined && (
          <Fact name="Lifetime">
            <Expiry at={expiresAt} />
            <span class="muted">, {formatLocalTime(expiresAt, now.value)}</span>
            <LifeBar from={issuedAt ?? first} to={expiresAt} />
          </Fact>
        )}
        <Fact name="First seen">
          {formatLocalTime(first, now.value)}
          <span class="muted">
            , <RelativeTime at={first} />
          </span>
        </Fact>
        <Fact name="Sent">
          {credential.count === 0 ? 'with no request' : `with ${formatNumberOf(credential.count, 'request')}`}
          {credential.count > 0 && <span class="muted">, {formatBytes(credential.bytes)} each time</span>}
        </Fact>
        {credential.entropyBits !== undefined && (
          <Fact name="Randomness">at most {formatNumberOf(Math.floor(credential.entropyBits), 'bit')}</Fact>
        )}
        {kin.length > 0 && (
          <Fact name="Same line">
            {kin.slice(0, 20).map((one, index) => (
              <span key={one.id}>
                {index > 0 && ', '}
                <button type="button" class="link" onClick={() => state.showCredential(one.id)}>
                  {one.id}
                </button>
              </span>
            ))}
          </Fact>
        )}
      </dl>
    </>
  );
}
