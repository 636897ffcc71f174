import type { Aim, Attempt } from '../../core/flow/attempts/model.ts';
import { nameProtocol } from '../../core/report/attempts/words.ts';
import type { SiteReport } from '../../core/report/report.ts';
import { now } from '../../ui/clock.ts';
import { clip, formatLocalTime } from '../../ui/format.ts';
import { Empty } from '../../ui/pieces.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import type { PanelState } from '../state.ts';
import { AttemptDetail } from './AttemptDetail.tsx';
import { firstShown, isBroken } from './attempt-model.ts';
import { outcomeWord } from './outcome.ts';

const ITEM_HEIGHT = 47;

/** Every try to sign in, to renew and to sign out, the newest first, and one of them step by step. */
export function SignInView({ state, site }: { state: PanelState; site: SiteReport }) {
  const attempts = site.attempts;
  const selected = attempts.find(({ id }) => id === state.selectedAttempt.value) ?? firstShown(attempts);
  if (!selected) {
    return (
      <Empty title="No sign-in seen">
        <p>Sign in, or out, while this is open. Each step is told here: who talks to whom, and what has to fit.</p>
      </Empty>
    );
  }
  return (
    <div class="split findings sign-in">
      <div class="list-pane">
        <VirtualList<Attempt>
          label="Attempts to sign in"
          items={attempts}
          heightOf={itemHeight}
          keyOf={({ id }) => id}
          selected={selected.id}
          onSelect={({ id }) => {
            state.selectedAttempt.value = id;
          }}
          render={(attempt) => <AttemptItem attempt={attempt} />}
        />
      </div>
      <AttemptDetail key={selected.id} attempt={selected} state={state} />
    </div>
  );
}

const AIMS: Record<Aim, string> = { 'sign-in': 'Sign-in', renew: 'Renewal', 'sign-out': 'Sign-out' };

function AttemptItem({ attempt }: { attempt: Attempt }) {
  const { aim, provider, startedAt } = attempt;
  const broken = isBroken(attempt);
  return (
    <div class="item">
      <b>{nameProtocol(attempt)}</b>
      <span class={broken ? 'right outcome bad' : 'right outcome muted'}>
        {attempt.outcome === 'worked' && broken ? 'check broken' : outcomeWord(attempt)}
      </span>
      <span class="muted wide-cell">
        {AIMS[aim]}, {formatLocalTime(startedAt, now.value)}
        {provider !== undefined && `, at ${clip(provider, 60)}`}
      </span>
    </div>
  );
}

function itemHeight(): number {
  return ITEM_HEIGHT;
}
