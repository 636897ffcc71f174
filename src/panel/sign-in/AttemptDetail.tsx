import { useEffect, useRef } from 'preact/hooks';
import type { Attempt, AttemptOutcome } from '../../core/flow/attempts/model.ts';
import { traitsOf } from '../../core/report/attempts/render.ts';
import { describeEnd, nameAim, nameProtocol, PARTIES } from '../../core/report/attempts/words.ts';
import { renderMarkdownAttempts } from '../../core/report/render-markdown.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { now } from '../../ui/clock.ts';
import { clip, formatLocalTime, formatNumberOf } from '../../ui/format.ts';
import { Pill, Prose, type Tone } from '../../ui/pieces.tsx';
import type { PanelState } from '../state.ts';
import { FailureNote } from '../why/FailureNote.tsx';
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
  useEffect(() => scrollToBroken(root.current), []);
  const tone = attempt.outcome === 'worked' && isBroken(attempt) ? 'warning' : TONES[attempt.outcome];
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
        {[
          capital(formatLocalTime(attempt.startedAt, now.value)),
          attempt.provider && `at ${clip(attempt.provider, 80)}`,
          traits,
        ]
          .filter(Boolean)
          .join(', ')}
        {attempt.checks.length > 0 && `. ${checksText(fine, broken, unseen)}`}
      </p>
      <End attempt={attempt} state={state} />
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

/** How it ended, where it did not work: the failure with its cause where one is known, else what was seen last. */
function End({ attempt, state }: { attempt: Attempt; state: PanelState }) {
  if (!isBroken(attempt) && attempt.outcome === 'worked') return null;
  const concern = [...attempt.exchanges]
    .reverse()
    .flatMap((id) => state.concerns.value.get(id) ?? [])
    .find(({ part }) => part !== 'expected');
  if (concern && isBroken(attempt)) return <FailureNote failure={concern.failure} state={state} />;
  if (attempt.outcome === 'worked') return null;
  return (
    <p class="attempt-end">
      <Prose text={clip(describeEnd(attempt), 400)} />
    </p>
  );
}

/** It opens at what broke: the steps before it may fill the drawer. */
function scrollToBroken(box: HTMLElement | null): void {
  const step = box?.querySelector('.step.broke');
  if (!box || !step) return;
  const beyond = step.getBoundingClientRect().bottom - box.getBoundingClientRect().bottom;
  if (beyond > 0) box.scrollTop += beyond + 8;
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
