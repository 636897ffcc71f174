import type { Failure } from '../../core/diagnosis/failure.ts';
import { explainCause, withCauseTexts } from '../../core/diagnosis/texts.ts';
import { toFailureLine } from '../../core/report/failure-words.ts';
import { shownCauses } from '../../core/report/render-failures.ts';
import { renderMarkdownFailures } from '../../core/report/render-markdown.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { clip } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Certainty, Prose } from '../../ui/pieces.tsx';
import { References } from '../References.tsx';
import type { PanelState } from '../state.ts';
import { CauseDetail, EvidenceList } from './CauseDetail.tsx';
import type { Concern } from './concerns.ts';

/** What went wrong with a request, or what it has to do with another that did. Nothing stands here when all is well. */
export function WhyBox({ id, state }: { id: string; state: PanelState }) {
  const concerns = state.concerns.value.get(id) ?? [];
  return (
    <>
      {concerns
        .slice(0, 3)
        .map((concern) =>
          concern.part === 'failed' ? (
            <FailureBox key={concern.failure.id} failure={concern.failure} state={state} />
          ) : (
            <Aside key={concern.failure.id} concern={concern} state={state} />
          ),
        )}
    </>
  );
}

/** A failure in full: why, who can mend it and how, what else it could be. */
function FailureBox({ failure, state }: { failure: Failure; state: PanelState }) {
  const { what, why } = toFailureLine(failure);
  const { first, rivals } = shownCauses(failure);
  const markdown = () =>
    Promise.resolve(renderMarkdownFailures({ failures: withCauseTexts([failure]), expected: [] }).join('\n\n'));
  return (
    <section class="why-box" aria-label="Why it failed">
      <div class="why-head">
        <Icon name="failed" />
        <h2>{clip(what, 300)}</h2>
        {first && <Certainty likelihood={first.likelihood} />}
      </div>
      <p class="why-says">
        <Prose text={clip(why, 900)} />
      </p>
      {first ? (
        <CauseDetail explained={explainCause(first, failure)} failure={failure} state={state} />
      ) : (
        failure.checked.length > 0 && (
          <>
            <h3>Looked at, and in order</h3>
            <ul class="why-list">
              {failure.checked.map((text) => (
                <li key={text}>
                  <Prose text={clip(text, 300)} />
                </li>
              ))}
            </ul>
          </>
        )
      )}
      {failure.wouldSettle.length > 0 && (
        <>
          <h3>What would settle it</h3>
          <ul class="why-list">
            {failure.wouldSettle.map((text) => (
              <li key={text}>
                <Prose text={clip(text, 400)} />
              </li>
            ))}
          </ul>
        </>
      )}
      {rivals.length > 0 && (
        <details class="why-rivals">
          <summary>What else it could be</summary>
          {rivals.map((rival) => (
            <div key={rival.cause} class="why-rival">
              <Certainty likelihood={rival.likelihood} />
              <div>
                <p>
                  <Prose text={clip(capital(rival.says), 600)} />.
                </p>
                <EvidenceList evidence={rival.evidence} state={state} />
              </div>
            </div>
          ))}
        </details>
      )}
      <div class="why-foot">
        <span class="muted">
          {failure.failed.length === 1 ? 'Request ' : 'Requests '}
          <References ids={failure.failed} state={state} />
        </span>
        <span class="grow" />
        <CopyButton getText={markdown} label="Copy as Markdown" />
      </div>
    </section>
  );
}

/** A request that is not itself what failed: where the reason lies, or a refusal that belongs to the course of things. */
function Aside({ concern: { part, failure }, state }: { concern: Concern; state: PanelState }) {
  const { what, why, exchange } = toFailureLine(failure);
  if (part === 'expected') {
    return (
      <section class="why-box quiet" aria-label="Why this is no failure">
        <div class="why-head">
          <Icon name="expected" />
          <h2>Refused in the course of things</h2>
        </div>
        <p>
          {clip(what, 300)}. <Prose text={clip(why, 600)} />
        </p>
      </section>
    );
  }
  return (
    <section class="why-box is-reason" aria-label="Part of a failure">
      <div class="why-head">
        <Icon name="reason" />
        <h2>
          Part of why <References ids={[exchange]} state={state} /> failed
        </h2>
      </div>
      <p>
        {clip(what, 300)}. <Prose text={clip(why, 600)} />
      </p>
    </section>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
