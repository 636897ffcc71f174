import type { ClockSkew } from '../../core/http/clock-skew.ts';
import type { CredentialReport, SiteReport } from '../../core/report/report.ts';
import { now } from '../../ui/clock.ts';
import { formatBytes, formatDuration, formatLocalTime, formatNumberOf, hostOf } from '../../ui/format.ts';
import { RelativeTime, SeverityChip } from '../../ui/pieces.tsx';
import { Fact } from '../Fact.tsx';
import { findingTitle } from '../findings/texts.ts';
import { findingKey, worstFirst } from '../model.ts';
import { References } from '../References.tsx';
import type { PanelState } from '../state.ts';

interface FactsProps {
  credential: CredentialReport;
  site: SiteReport;
  state: PanelState;
}

/** Times, cost, kin and findings of a credential. */
export function CredentialFacts({ credential, site, state }: FactsProps) {
  const { leastLeft, sessionEnd } = credential;
  const first = Date.parse(credential.firstSeen);
  const clock = clockOf(site, credential);
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
        {leastLeft && isClose(leastLeft.ms, credential) && (
          <Fact name="Closest call">
            <span class={leastLeft.ms < 0 ? 'bad' : undefined}>
              sent {formatDuration(leastLeft.ms)} {leastLeft.ms < 0 ? 'after' : 'before'} its end
            </span>{' '}
            <References ids={[leastLeft.exchange]} state={state} />
          </Fact>
        )}
        {sessionEnd && (
          <Fact name="Ended">
            refused {formatDuration(sessionEnd.idleMs)} after the last request that was let in
            {sessionEnd.ageMs !== undefined && <>, {formatDuration(sessionEnd.ageMs)} after it was set</>}
            <span class="muted">; nobody signed out in between</span>{' '}
            <References ids={[sessionEnd.letIn, sessionEnd.refused]} state={state} />
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
        {clock && (
          <Fact name="Clock">
            The clock of {hostOf(clock.origin)} is {skewText(clock)} the browser's
            <span class="muted">, by its Date header</span>
          </Fact>
        )}
      </dl>
    </>
  );
}

/** A token is dated by the clock of who issued it. Less than two seconds matter to nobody. */
function clockOf({ clocks = [] }: SiteReport, { life = [], jwt }: CredentialReport): ClockSkew | undefined {
  if (!jwt) return undefined;
  const minted = life.find((step) => step.kind === 'minted');
  return clocks.find((skew) => skew.origin === minted?.origin && Math.max(skew.low, -skew.high) >= 2000);
}

/** "at least 35 s ahead of". */
function skewText({ low, high }: ClockSkew): string {
  return low > 0 ? `at least ${formatDuration(low)} ahead of` : `at least ${formatDuration(high)} behind`;
}

/** Sent when less than a tenth of its lifetime was left, or none: a refresh that comes any later comes too late. */
function isClose(leftMs: number, { expiresAt, issuedAt, firstSeen }: CredentialReport): boolean {
  if (expiresAt === undefined) return false;
  return leftMs < Math.max(60_000, (expiresAt - (issuedAt ?? Date.parse(firstSeen))) / 10);
}
