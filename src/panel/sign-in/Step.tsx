import type { AttemptStep, Party, StepParameter } from '../../core/flow/attempts/model.ts';
import { describeProblem, describeStep, PARTIES, STEPS } from '../../core/report/attempts/words.ts';
import { clip, formatNumberOf } from '../../ui/format.ts';
import type { PanelState } from '../state.ts';
import type { CheckedStep } from './attempt-model.ts';
import { Checks } from './Checks.tsx';

/** One step: an arrow between those who talk, what happens in it, and what has to fit there. */
export function Step({
  checked: { step, checks, broke },
  parties,
  state,
}: {
  checked: CheckedStep;
  parties: readonly Party[];
  state: PanelState;
}) {
  const { exchange, seen, host, status, said, hands, problems } = step;
  return (
    <li class={`step ${seen}${broke ? ' broke' : ''}`}>
      <Arrow step={step} parties={parties} />
      <div class="step-text">
        <h2>
          {exchange !== undefined && seen === 'seen' ? (
            <button
              type="button"
              class="plain"
              title={`Show request ${exchange}`}
              onClick={() => state.showExchange(exchange)}
            >
              {STEPS[step.kind]} <span class="link">#{exchange}</span>
            </button>
          ) : (
            <>
              {STEPS[step.kind]}{' '}
              <span class={seen === 'missing' ? 'step-mark bad' : 'step-mark muted'}>
                {seen === 'missing' ? 'missing' : 'not seen here'}
              </span>
            </>
          )}
          {status !== undefined && <span class={status >= 400 ? 'bad' : 'muted'}> {status}</span>}
        </h2>
        <p class="step-route">
          {capital(PARTIES[step.from])} to {PARTIES[step.to]}
          {host !== undefined && <span class="muted"> {clip(host, 80)}</span>}
        </p>
        <p>{describeStep(step)}</p>
        {said !== undefined && said !== '' && <p class="bad">It says “{clip(said, 300).replace(/\.$/, '')}”.</p>}
        {problems.map((problem) => (
          <p key={`${problem.code} ${problem.detail ?? ''}`} class="caution">
            {capital(describeProblem(problem))}.
          </p>
        ))}
        {hands.length > 0 && (
          <p class="muted">
            Hands on <span class="mono">{hands.map((name) => clip(name, 40)).join(', ')}</span>
          </p>
        )}
        <Details step={step} state={state} />
      </div>
      {checks.length > 0 && <Checks checks={checks} state={state} />}
    </li>
  );
}

/** From one lifeline to another; the words beside it say the same. */
function Arrow({ step: { from, to, seen }, parties }: { step: AttemptStep; parties: readonly Party[] }) {
  const one = parties.indexOf(from);
  const other = parties.indexOf(to);
  const left = Math.min(one, other);
  const style = { '--from': String(left), '--span': String(Math.abs(other - one)) };
  return (
    <div class="lanes" aria-hidden="true">
      {parties.map((party, index) => (
        <i key={party} class="lane" style={{ '--at': String(index) }} />
      ))}
      <i class={`arrow ${seen} ${other < one ? 'back' : 'forth'}`} style={style} />
    </div>
  );
}

function Details({ step: { parameters, facts = {} }, state }: { step: AttemptStep; state: PanelState }) {
  const named = Object.entries(facts);
  if (parameters.length + named.length === 0) return null;
  const count = [
    parameters.length > 0 ? formatNumberOf(parameters.length, 'parameter') : '',
    named.length > 0 ? formatNumberOf(named.length, 'fact') : '',
  ];
  return (
    <details class="step-details">
      <summary>{count.filter(Boolean).join(', ')}</summary>
      <dl class="headers mono">
        {named.map(([name, value]) => (
          <div key={name}>
            <dt>{clip(name, 80)}</dt>
            <dd>{clip(value, 600)}</dd>
          </div>
        ))}
        {parameters.map((parameter, index) => (
          <div key={index}>
            <dt>{clip(parameter.name, 80)}</dt>
            <dd>
              <Value parameter={parameter} state={state} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Value({ parameter: { value, credential, length }, state }: { parameter: StepParameter; state: PanelState }) {
  if (value !== undefined) return <>{clip(value, 600)}</>;
  const size = length === undefined ? 'not kept' : formatNumberOf(length, 'character');
  if (credential === undefined || !state.credentialIds.value.has(credential)) return <span class="muted">{size}</span>;
  return (
    <>
      <button type="button" class="link" onClick={() => state.showCredential(credential)}>
        {credential}
      </button>{' '}
      <span class="muted">{size}</span>
    </>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
