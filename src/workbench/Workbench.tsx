import { useComputed, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { readPasted } from '../core/paste/read-pasted.ts';
import { describePasted } from './kinds.ts';
import { PastedView } from './PastedView.tsx';
import type { WorkbenchPort } from './port.ts';

const MAX_TEXT = 1_048_576;

/** A page of its own for what is no capture: paste anything, and see what it is. */
export function Workbench({ port }: { port: WorkbenchPort }) {
  const text = useSignal('');
  const input = useRef<HTMLTextAreaElement>(null);
  const pasted = useComputed(() => readPasted(text.value));
  const shown = pasted.value;
  const set = (value: string) => {
    text.value = value.slice(0, MAX_TEXT);
  };
  return (
    <main>
      <header>
        <h1>Workbench</h1>
        <p class="muted">
          Paste a token, a SAML message, a cookie, a cURL command or a callback URL. It is read here, stays in the
          memory of this page, and is sent nowhere.
        </p>
      </header>
      <section class="paste" aria-label="What is read">
        <label for="pasted">Pasted</label>
        <textarea
          id="pasted"
          ref={input}
          rows={6}
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          placeholder="eyJhbGciOi…"
          value={text.value}
          onInput={({ currentTarget }) => set(currentTarget.value)}
        />
        <p class="paste-line">
          <output class="kind" aria-live="polite">
            {text.value.trim() === '' ? '' : describePasted(shown)}
          </output>
          <span class="grow" />
          <button
            type="button"
            class="button"
            disabled={text.value === ''}
            onClick={() => {
              set('');
              input.current?.focus();
            }}
          >
            Clear
          </button>
        </p>
      </section>
      {text.value.trim() !== '' && <PastedView key={text.value} pasted={shown} port={port} onRead={set} />}
    </main>
  );
}
