import type { CredentialReport, SiteReport } from '../../core/report/report.ts';
import { LOGIN_FACTS, OUTCOMES } from '../../core/report/words.ts';
import { clip, formatBytes, formatCount, formatDuration, formatNumberOf } from '../../ui/format.ts';
import { Expiry, LifeBar, Meter } from '../../ui/pieces.tsx';
import { loginText, ROLES } from '../../ui/words.ts';
import { Fact } from '../Fact.tsx';
import { References } from '../References.tsx';
import type { PanelState } from '../state.ts';
import { mainCredentials, type Renewal, renewalOf } from './main-credentials.ts';

/** What nginx, Apache httpd and others allow by default for one header line, in bytes. */
const HEADER_LIMIT = 8190;

/** How the person signed in, what is in force now, and what it costs. */
export function Facts({ site, state }: { site: SiteReport; state: PanelState }) {
  const [login] = site.logins;
  const renewal = renewalOf(site);
  const { overhead } = site;
  return (
    <dl class="facts" aria-label="Facts">
      {login && (
        <Fact name={LOGIN_FACTS[login.outcome ?? 'succeeded']}>
          <button
            type="button"
            class="plain"
            title="Show it step by step"
            onClick={() => {
              state.view.value = 'sign-in';
            }}
          >
            {loginText(login)}
          </button>
          {login.provider && <span class="muted"> at {login.provider}</span>}
          {OUTCOMES[login.outcome ?? 'succeeded']} <References ids={login.exchanges} state={state} />
        </Fact>
      )}
      {mainCredentials(site).map((credential) => (
        <Fact key={credential.id} name={factName(credential)}>
          <button type="button" class="plain" onClick={() => state.showCredential(credential.id)}>
            {credential.expiresAt === undefined ? endsWithoutDate(credential) : <Expiry at={credential.expiresAt} />}
          </button>
          {credential.expiresAt !== undefined && (
            <LifeBar from={credential.issuedAt ?? Date.parse(credential.firstSeen)} to={credential.expiresAt} />
          )}
        </Fact>
      ))}
      {renewal && <Fact name="Renewed by">{renewalText(renewal)}</Fact>}
      {overhead.authBytes > 0 && (
        <Fact name="Per request">
          {formatBytes(overhead.perRequest.median)} of credentials
          <span class="muted">
            , {formatBytes(overhead.authBytes)} in {formatCount(overhead.carried)} of{' '}
            {formatNumberOf(overhead.requests, 'request')}
          </span>
          <Meter
            usual={overhead.perRequest.median}
            largest={overhead.perRequest.max}
            limit={HEADER_LIMIT}
            label={`Median ${formatBytes(overhead.perRequest.median)}, largest ${formatBytes(overhead.perRequest.max)}, of ${formatBytes(HEADER_LIMIT)}`}
          />
          <div class="scale">
            <span>up to {formatBytes(overhead.perRequest.max)}</span>
            <span>8 KB: nginx, Apache refuse</span>
          </div>
        </Fact>
      )}
    </dl>
  );
}

function factName(credential: CredentialReport): string {
  return credential.cookie ? clip(credential.name, 40) : ROLES[credential.role];
}

function endsWithoutDate(credential: CredentialReport): string {
  return credential.cookie ? 'ends with the browser session' : 'says no expiry';
}

function renewalText(renewal: Renewal) {
  const parts = [
    renewal.withRefreshToken ? (renewal.rotates ? 'refresh token, rotates' : 'refresh token') : undefined,
    renewal.times > 0 ? formatNumberOf(renewal.times, 'renewal') : undefined,
    renewal.everyMs === undefined ? undefined : `every ${formatDuration(renewal.everyMs)}`,
  ];
  return parts.filter(Boolean).join(', ');
}
