import { useSignal } from '@preact/signals';
import type { ClaimChange } from '../../core/credential/lineage.ts';
import { compareClaims } from '../../core/credential/lineage.ts';
import type { CredentialReport, SiteReport } from '../../core/report/report.ts';
import { now } from '../../ui/clock.ts';
import { clip, formatLocalTime } from '../../ui/format.ts';
import { ChangedValue } from './ChangedValue.tsx';

interface CompareProps {
  credential: CredentialReport;
  site: SiteReport;
}

/** The claims of a token beside those of another of its family, whichever a person picks. */
export function Compare({ credential, site }: CompareProps) {
  const picked = useSignal('');
  const others = site.credentials.filter(
    ({ id, lineage, jwt }) => lineage === credential.lineage && id !== credential.id && jwt?.claims,
  );
  const claims = credential.jwt?.claims;
  if (!claims || others.length === 0) return null;
  const other = others.find(({ id }) => id === picked.value);
  const changes = other?.jwt?.claims && compareClaims(other.jwt.claims, claims);
  return (
    <section class="compare" aria-label="Compare">
      <label>
        <h2>Compare with</h2>{' '}
        <select
          class="other-generation"
          value={picked.value}
          onChange={(event) => {
            picked.value = event.currentTarget.value;
          }}
        >
          <option value="">no other generation</option>
          {others.map(({ id, firstSeen }) => (
            <option key={id} value={id}>
              {id}, {formatLocalTime(Date.parse(firstSeen), now.value)}
            </option>
          ))}
        </select>
      </label>
      {changes && other && <Changes changes={changes} before={other.id} after={credential.id} />}
    </section>
  );
}

function Changes({ changes, before, after }: { changes: readonly ClaimChange[]; before: string; after: string }) {
  if (changes.length === 0) return <p class="muted">No claim differs, as far as it is shown.</p>;
  return (
    <table class="changes">
      <thead>
        <tr>
          <th scope="col">Claim</th>
          <th scope="col">{before}</th>
          <th scope="col">{after}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ name, before: one, after: two }) => (
          <tr key={name}>
            <th scope="row">{clip(name, 120)}</th>
            <td>
              {one === undefined ? <span class="muted">not there</span> : <ChangedValue name={name} value={one} />}
            </td>
            <td>
              {two === undefined ? <span class="muted">not there</span> : <ChangedValue name={name} value={two} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
