import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Finding } from '../../core/rules/rule.ts';
import { clip } from '../../ui/format.ts';
import type { PanelState } from '../state.ts';

interface HideProps {
  finding: Finding;
  hiddenFor: string | undefined;
  site: string;
  state: PanelState;
}

/** Hides a finding for this site with a reason, or tells the reason and shows it again. */
export function HideFinding({ finding, hiddenFor, site, state }: HideProps) {
  const asking = useSignal(false);
  if (hiddenFor !== undefined) {
    return (
      <p class="hide">
        <span>
          Hidden for {clip(site, 80)}: {clip(hiddenFor, 500)}
        </span>
        <button type="button" class="button" onClick={() => state.showAgain(finding)}>
          Show again
        </button>
      </p>
    );
  }
  if (asking.value) {
    return (
      <ReasonForm
        about={aboutText(finding, site)}
        onHide={(reason) => state.hide(finding, reason)}
        onCancel={() => {
          asking.value = false;
        }}
      />
    );
  }
  return (
    <p class="hide">
      <button
        type="button"
        class="link"
        onClick={() => {
          asking.value = true;
        }}
      >
        Hide for this site…
      </button>
    </p>
  );
}

/** What goes out of sight: tokens are named anew in each capture, so for them it is the whole rule. */
function aboutText({ subject }: Finding, site: string): string {
  if (subject.name === subject.credential) return `Hides this rule on ${clip(site, 80)}, also after a restart.`;
  return `Hides this rule for ${clip(subject.name, 80)} on ${clip(site, 80)}, also after a restart.`;
}

interface FormProps {
  about: string;
  onHide: (reason: string) => void;
  onCancel: () => void;
}

function ReasonForm({ about, onHide, onCancel }: FormProps) {
  const reason = useSignal('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      class="hide"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.value.trim() !== '') onHide(reason.value.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <input
        ref={field}
        type="text"
        maxLength={500}
        placeholder="Why it may be hidden"
        aria-label="Reason"
        value={reason.value}
        onInput={(event) => {
          reason.value = event.currentTarget.value;
        }}
      />
      <button type="submit" class="button primary" disabled={reason.value.trim() === ''}>
        Hide
      </button>
      <button type="button" class="button" onClick={onCancel}>
        Cancel
      </button>
      <small class="muted">{about}</small>
    </form>
  );
}
