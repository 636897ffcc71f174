import type { CredentialReport } from '../../core/report/report.ts';
import { now } from '../../ui/clock.ts';
import { formatCount, formatLocalTime } from '../../ui/format.ts';
import type { PanelState } from '../state.ts';
import type { Family } from './families.ts';

interface GenerationsProps {
  family: Family;
  selected: CredentialReport;
  state: PanelState;
}

/** Which of the credentials that followed each other is shown. */
export function Generations({ family: { members, newest }, selected, state }: GenerationsProps) {
  return (
    <select
      class="generations"
      aria-label="Generation"
      value={selected.id}
      onChange={(event) => {
        state.selectedCredential.value = event.currentTarget.value;
      }}
    >
      {members.map((member, index) => (
        <option key={member.id} value={member.id}>
          {formatCount(index + 1)} of {formatCount(members.length)}
          {member === newest ? ', newest' : ''}: {member.id}, {formatLocalTime(Date.parse(member.firstSeen), now.value)}
        </option>
      ))}
    </select>
  );
}
