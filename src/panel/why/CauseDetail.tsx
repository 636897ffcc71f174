import type { CauseEvidence, Failure } from '../../core/diagnosis/failure.ts';
import type { ExplainedCause, Setting } from '../../core/diagnosis/texts.ts';
import { describeMender } from '../../core/report/render-failures.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { asSentence, clip } from '../../ui/format.ts';
import { Prose } from '../../ui/pieces.tsx';
import { Fact } from '../Fact.tsx';
import { findingTitle } from '../findings/texts.ts';
import { findingKey } from '../model.ts';
import { ReferenceLink } from '../ReferenceLink.tsx';
import { References } from '../References.tsx';
import type { PanelState } from '../state.ts';
import { settingPieces } from './setting-code.ts';

/** The likeliest cause: what to do, what was expected and seen, who can mend it, and the proof. */
export function CauseDetail({
  explained: { cause, settings, atWork },
  failure,
  state,
}: {
  explained: ExplainedCause;
  failure: Failure;
  state: PanelState;
}) {
  const findings = (state.report.value?.sites ?? [])
    .flatMap((site) => site.findings)
    .filter((finding) => finding.failure === failure.id && finding.severity === 'error');
  const line = findings.map(({ fix }) => fix).find((fix) => fix?.startsWith('Set-Cookie:'));
  return (
    <>
      {(cause.next.length > 0 || settings.length > 0) && <h3>What to do</h3>}
      {cause.next.length > 0 && (
        <ol class="why-steps">
          {cause.next.map((step) => (
            <li key={step}>
              <Prose text={clip(step, 600)} />
            </li>
          ))}
        </ol>
      )}
      {line !== undefined && (
        <p class="why-line">
          <span class="why-code">
            <code>{clip(line, 600)}</code>
            <CopyButton getText={() => Promise.resolve(line)} />
          </span>
        </p>
      )}
      {settings.length > 0 && <Settings settings={settings} atWork={atWork} />}
      <dl class="facts compact">
        {cause.expected !== undefined && (
          <Fact name="Expected">
            <Prose text={clip(cause.expected, 600)} />
          </Fact>
        )}
        {cause.observed !== undefined && (
          <Fact name="Seen">
            <Prose text={clip(cause.observed, 600)} />
          </Fact>
        )}
        {cause.mends !== undefined && (
          <Fact name="Who can mend it">{asSentence(describeMender(cause.mends)).slice(0, -1)}</Fact>
        )}
        {cause.evidence.length > 0 && (
          <Fact name="Proof">
            <EvidenceList evidence={cause.evidence} state={state} />
          </Fact>
        )}
        {findings.length > 0 && (
          <Fact name="Findings">
            {findings.slice(0, 4).map((finding) => (
              <button
                key={findingKey(finding)}
                type="button"
                class="link why-finding"
                onClick={() => state.showFinding(findingKey(finding))}
              >
                {findingTitle(finding)}
              </button>
            ))}
          </Fact>
        )}
        {cause.verify !== undefined && (
          <Fact name="To check it">
            <Prose text={clip(cause.verify, 600)} />
          </Fact>
        )}
        {cause.references !== undefined && cause.references.length > 0 && (
          <Fact name="Sources">
            {cause.references.map((reference, index) => (
              <span key={`${reference.source} ${reference.section}`}>
                {index > 0 && ', '}
                <ReferenceLink reference={reference} />
              </span>
            ))}
          </Fact>
        )}
      </dl>
    </>
  );
}

/** What was seen, each with the requests in which it was. */
export function EvidenceList({ evidence, state }: { evidence: readonly CauseEvidence[]; state: PanelState }) {
  return (
    <ul class="why-proof">
      {evidence.map(({ text, exchanges }) => (
        <li key={text}>
          <span>
            <Prose text={clip(text, 400)} />
          </span>
          <References ids={exchanges} state={state} />
        </li>
      ))}
    </ul>
  );
}

function Settings({ settings, atWork }: { settings: readonly Setting[]; atWork: boolean }) {
  return (
    <dl class="why-settings" aria-label={atWork ? 'The setting' : 'The setting, by program'}>
      {settings.map(({ program, text }) => (
        <div key={program}>
          <dt>{program}</dt>
          <dd>
            {settingPieces(text).map((piece, index) =>
              piece.code ? (
                <span key={index} class="why-code">
                  <code>{piece.text}</code>
                  <CopyButton getText={() => Promise.resolve(piece.text)} />
                </span>
              ) : (
                piece.text
              ),
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
