import type { Failure } from '../../core/diagnosis/failure.ts';
import { explainCause } from '../../core/diagnosis/texts.ts';
import type { CredentialReport } from '../../core/report/report.ts';
import { adviseFinding } from '../../core/rules/frameworks/advise.ts';
import type { Finding } from '../../core/rules/rule.ts';
import { textOf } from '../../core/rules/texts.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { clip, formatCount, formatNumberOf } from '../../ui/format.ts';
import { Pill, Prose, SeverityChip } from '../../ui/pieces.tsx';
import { Fact } from '../Fact.tsx';
import { ReferenceLink } from '../ReferenceLink.tsx';
import { References } from '../References.tsx';
import type { PanelState } from '../state.ts';
import { FailureNote } from '../why/FailureNote.tsx';
import { FrameworkAdvice } from './FrameworkAdvice.tsx';
import { HideFinding } from './HideFinding.tsx';
import { findingTitle } from './texts.ts';

const MAX_EVIDENCE = 30;

interface DetailProps {
  finding: Finding;
  /** Why a person hid it; undefined when it is not hidden. */
  hiddenFor: string | undefined;
  site: string;
  /** Credentials of the site: they tell which framework is at work. */
  credentials: readonly CredentialReport[];
  state: PanelState;
}

/** One finding: what, why it matters, how to mend it, and where it was seen. */
export function FindingDetail({ finding, hiddenFor, site, credentials, state }: DetailProps) {
  const advice = adviseFinding(finding, credentials);
  const text = textOf(finding.rule);
  const { credential } = finding.subject;
  const references = finding.references.length > 0 ? finding.references : (text?.references ?? []);
  const exact = finding.fix !== undefined && finding.fix !== text?.fix ? finding.fix : undefined;
  const failure = state.report.value?.sites.flatMap((one) => one.failures).find(({ id }) => id === finding.failure);
  const hide = <HideFinding finding={finding} hiddenFor={hiddenFor} site={site} state={state} />;
  return (
    <section class="detail finding" aria-label={findingTitle(finding)}>
      <div class="head">
        <SeverityChip severity={finding.severity} />
        <h1>{findingTitle(finding)}</h1>
        {finding.confidence !== 'high' && <Pill>{finding.confidence} confidence</Pill>}
      </div>
      {hiddenFor !== undefined && hide}
      <p class="message">
        <Prose text={clip(finding.message, 1000)} />
      </p>
      {failure && <FailureNote failure={failure} state={state} />}
      {text && (
        <>
          <h2>What is wrong</h2>
          <p>
            <Prose text={text.what} />
          </p>
          <h2>Why it matters</h2>
          <p>
            <Prose text={text.why} />
          </p>
        </>
      )}
      {(text || exact) && <h2>How to fix it</h2>}
      {failure ? (
        stepsOf(failure).map((step) => (
          <p key={step}>
            <Prose text={clip(step, 600)} />
          </p>
        ))
      ) : (
        <p>
          <Prose text={text?.fix ?? ''} />
        </p>
      )}
      {exact && (
        <div class="exact-fix">
          <pre class="mono">{clip(exact, 2000)}</pre>
          <CopyButton getText={() => Promise.resolve(exact)} />
        </div>
      )}
      {advice && <FrameworkAdvice advice={advice} />}
      <h2>Where it was seen</h2>
      <dl class="facts compact">
        <Fact name="About">
          {credential !== undefined && credential !== '' ? (
            <button type="button" class="link" onClick={() => state.showCredential(credential)}>
              {clip(finding.subject.name, 120)}
            </button>
          ) : (
            clip(finding.subject.name, 120)
          )}
          {finding.subject.origin !== '' && <span class="muted"> at {clip(finding.subject.origin, 120)}</span>}
        </Fact>
        <Fact name="Seen">
          {finding.count === 1 ? 'once' : `${formatCount(finding.count)} times`}{' '}
          <References ids={exchangesOf(finding)} count={finding.count} state={state} />
        </Fact>
        {finding.evidence.length > 0 && (
          <Fact name="Evidence">
            <ul>
              {finding.evidence.slice(0, MAX_EVIDENCE).map((line) => (
                <li key={line}>
                  <Prose text={clip(line, 300)} />
                </li>
              ))}
              {finding.evidence.length > MAX_EVIDENCE && (
                <li class="muted">and {formatNumberOf(finding.evidence.length - MAX_EVIDENCE, 'more line')}</li>
              )}
            </ul>
          </Fact>
        )}
        <Fact name="Rule">
          <code>{finding.rule}</code>
        </Fact>
        {references.length > 0 && (
          <Fact name="Sources">
            {references.map((reference, index) => (
              <span key={`${reference.source} ${reference.section}`}>
                {index > 0 && ', '}
                <ReferenceLink reference={reference} />
              </span>
            ))}
          </Fact>
        )}
      </dl>
      {hiddenFor === undefined && hide}
    </section>
  );
}

/** What mends the failure; what the rule advises in general may keep it alive. */
function stepsOf(failure: Failure): string[] {
  const [cause] = failure.causes;
  return cause ? explainCause(cause, failure).cause.next.slice(0, 3) : [];
}

function exchangesOf({ firstExchange, lastExchange }: Finding): string[] {
  return [...new Set([firstExchange, lastExchange].filter((id) => id !== undefined))];
}
