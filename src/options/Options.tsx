import { useSignal } from '@preact/signals';
import { HiddenFindings } from './HiddenFindings.tsx';
import { RuleTable } from './RuleTable.tsx';
import type { OptionsState } from './state.ts';
import { ThresholdTable } from './ThresholdTable.tsx';

const FILE_NAME = 'watchword.config.json';
/** A file of settings is a few kilobytes. */
const MAX_FILE = 1_000_000;

/** What a person may change, and the same as a file. */
export function Options({ state }: { state: OptionsState }) {
  return (
    <main>
      <header>
        <h1>Watchword options</h1>
        <p class="muted">A change is in force at once, for what was recorded too. It stays in this browser.</p>
        <Files state={state} />
        <Notice state={state} />
      </header>
      <ThresholdTable state={state} />
      <RuleTable state={state} />
      <HiddenFindings state={state} />
    </main>
  );
}

function Files({ state }: { state: OptionsState }) {
  const asked = useSignal(false);
  const { thresholds, rules, hidden } = state.settings.value;
  const changed = Object.keys(thresholds).length + Object.keys(rules).length + hidden.length > 0;
  const read = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (file) state.fromFile(file.size > MAX_FILE ? '' : await file.text());
    // The same file may be picked again after it was mended.
    input.value = '';
  };
  return (
    <div class="files">
      <button type="button" class="button" onClick={() => download(state.toFile())}>
        Export
      </button>
      <label class="button">
        Import
        <input
          class="hidden-text"
          type="file"
          accept=".json,application/json"
          onChange={(event) => void read(event.currentTarget)}
        />
      </label>
      {asked.value ? (
        <>
          <button
            type="button"
            class="button primary"
            onClick={() => {
              asked.value = false;
              state.reset();
            }}
          >
            Drop all changes
          </button>
          <button
            type="button"
            class="button"
            onClick={() => {
              asked.value = false;
            }}
          >
            Keep them
          </button>
        </>
      ) : (
        <button
          type="button"
          class="button reset"
          disabled={!changed}
          onClick={() => {
            asked.value = true;
          }}
        >
          Back to defaults
        </button>
      )}
      <span class="muted">
        For the command line: <code>watchword scan FILE.har --config {FILE_NAME}</code>
      </span>
    </div>
  );
}

function download(text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = FILE_NAME;
  link.click();
  URL.revokeObjectURL(link.href);
}

function Notice({ state }: { state: OptionsState }) {
  const notice = state.notice.value;
  return (
    <div role="status">
      {notice && (
        <ul class={notice.bad ? 'notice bad' : 'notice'}>
          {notice.text.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
