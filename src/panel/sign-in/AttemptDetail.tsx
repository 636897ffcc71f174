import { useEffect, useRef } from 'preact/hooks';
import type { Attempt, AttemptOutcome } from '../../core/flow/attempts/model.ts';
import { traitsOf } from '../../core/report/attempts/render.ts';
import { describeEnd, nameAim, nameProtocol, PARTIES } from '../../core/report/attempts/words.ts';
import { toFailureLine } from '../../core/report/failure-words.ts';
import { renderMarkdownAttempts } from '../../core/report/render-markdown.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { now } from '../../ui/clock.ts';
import { clip, formatLocalTime, formatNumberOf } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Pill, Prose, type Tone } from '../../ui/pieces.tsx';
import { References } from '../References.tsx';
import type { PanelState } from '../state.ts';
import { checkedSteps, hostsOf, isBroken, partiesOf } from './attempt-model.ts';
import { outcomeWord } from './outcome.ts';
import { Step } from './Step.tsx';

const TONES: Record<AttemptOutcome, Tone | undefined> = {
  worked: 'good',
  refused: 'error',
  'half-way': 'warning',
  'not-seen': undefined,
};

/** One attempt: how it ended, and each step with who talks to whom and what has to fit there. */
export function AttemptDetail({ attempt, state }: { attempt: Attempt; state: PanelState }) {
  const steps = checkedSteps(attempt);
  const parties = partiesOf(attempt);
  const hosts = hostsOf(attempt);
  const root = useRef<HTMLElement>(null);
  // It opens at what broke.
  useEffect(() => root.current?.querySelector('.step.broke')?.scrollIntoView({ block: 'center' }), []);
  const tone = TONES[attempt.outcome];
  const traits = traitsOf(attempt);
  const unseen = attempt.checks.filter(({ result }) => result === 'unseen').length;
  const broken = attempt.checks.filter(({ result }) => result === 'broken').length;
  const fine = attempt.checks.length - unseen - broken;
  return (
    <section class="detail attempt" ref={root} aria-label={`${nameAim(attempt)} ${nameProtocol(attempt)}`}>
      <div class="head">
        <h1>
          {nameAim(attempt)} {nameProtocol(attempt)}
        </h1>
        <Pill {...(tone ? { tone } : {})}>{capital(outcomeWord(attempt))}</Pill>
        <span class="grow" />
        <CopyButton
          getText={() => Promise.resolve(renderMarkdownAttempts([attempt]).join('\n\n'))}
          label="Copy as text"
        />
      </div>
      <p class="muted attempt-facts">
        {[formatLocalTime(attempt.startedAt, now.value), attempt.provider && `at ${clip(attempt.provider, 80)}`, traits]
          .filter(Boolean)
          .join(', ')}
        {attempt.checks.length > 0 && `. ${checksText(fine, broken, unseen)}`}
      </p>
      {attempt.outcome !== 'worked' && (
        <p class="attempt-end">
          <Prose text={clip(describeEnd(attempt), 400)} />
        </p>
      )}
      <Failed attempt={attempt} state={state} />
      <div class="sequence" style={{ '--lanes': String(parties.length) }}>
        <div class="sequence-head" aria-hidden="true">
          {parties.map((party) => (
            <span key={party} title={hosts[party] ?? PARTIES[party]}>
              {capital(PARTIES[party])}
            </span>
          ))}
        </div>
        <ol>
          {steps.map((checked, index) => (
            // Steps keep their order, and one kind may come twice.
            <Step key={index} checked={checked} parties={parties} state={state} />
          ))}
        </ol>
      </div>
    </section>
  );
}

/** The failure that the attempt ended in, where there is one: its cause stands there. */
function Failed({ attempt, state }: { attempt: Attempt; state: PanelState }) {
  if (!isBroken(attempt)) return null;
  const concern = [...attempt.exchanges]
    .reverse()
    .flatMap((id) => state.concerns.value.get(id) ?? [])
    .find(({ part }) => part !== 'expected');
  if (!concern) return null;
  const { what, why, exchange } = toFailureLine(concern.failure);
  return (
    <section class="why-box" aria-label="Why it failed">
      <div class="why-head">
        <Icon name="failed" />
        <h2>{clip(what, 300)}</h2>
        <References ids={[exchange]} state={state} />
      </div>
      <p>
        <Prose text={clip(why, 600)} />
      </p>
    </section>
  );
}

function checksText(fine: number, broken: number, unseen: number): string {
  const parts = [
    broken > 0 ? `${formatNumberOf(broken, 'check')} broken` : '',
    fine > 0 ? `${formatNumberOf(fine, 'check')} in order` : '',
    unseen > 0 ? `${unseen} cannot be seen` : '',
  ];
  return parts.filter(Boolean).join(', ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
