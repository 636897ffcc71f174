import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import type { PanelState } from '../state.ts';
import { type Completion, completionsOf, wordAt } from './complete.ts';
import { causesOf } from './context.ts';

/** The filter of the requests, with completion: arrows choose, Enter or Tab take, Escape closes and then empties. */
export function FilterField({ state }: { state: PanelState }) {
  const list = useSignal<readonly Completion[]>([]);
  const chosen = useSignal(-1);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const offer = () => {
    const { value, selectionStart } = field.current as HTMLInputElement;
    const { word } = wordAt(value, selectionStart ?? value.length);
    // An empty word offers all keys only where there is nothing else yet: it would stand in the way otherwise.
    list.value =
      word === '' && value.trim() !== '' ? [] : completionsOf(word, state.rows.all, causesOf(state.report.value));
    chosen.value = -1;
  };
  const close = () => {
    list.value = [];
    chosen.value = -1;
  };
  const take = ({ text }: Completion) => {
    const input = field.current as HTMLInputElement;
    const caret = input.selectionStart ?? input.value.length;
    const { start } = wordAt(input.value, caret);
    const done = !text.endsWith(':');
    state.filter.value = `${input.value.slice(0, start)}${text}${done ? ' ' : ''}${input.value.slice(caret).trimStart()}`;
    input.value = state.filter.value;
    const at = start + text.length + (done ? 1 : 0);
    input.setSelectionRange(at, at);
    input.focus();
    if (done) close();
    else offer();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const all = list.value;
    if (event.key === 'Escape') {
      event.stopPropagation();
      if (all.length > 0) close();
      else state.filter.value = '';
      return;
    }
    if (all.length === 0) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      chosen.value = Math.min(Math.max(chosen.value + step, -1), all.length - 1);
    } else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey && chosen.value >= 0)) {
      const completion = all[chosen.value];
      if (!completion) return close();
      event.preventDefault();
      take(completion);
    }
  };
  const shown = list.value;
  return (
    <span class="filter-field">
      <input
        ref={field}
        type="text"
        class="search filter-input"
        role="combobox"
        placeholder="Filter: text, -text, /re/, status:4xx, has:jwt"
        aria-label="Filter requests"
        aria-autocomplete="list"
        aria-expanded={shown.length > 0}
        aria-controls={shown.length > 0 ? id : undefined}
        aria-activedescendant={chosen.value < 0 ? undefined : `${id}-${chosen.value}`}
        autocomplete="off"
        spellcheck={false}
        value={state.filter.value}
        onInput={(event) => {
          state.filter.value = event.currentTarget.value;
          offer();
        }}
        onFocus={offer}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      {shown.length > 0 && (
        <div id={id} role="listbox" class="completions" aria-label="Completions">
          {shown.map((completion, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys
            // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant tells the active option
            <div
              key={completion.text}
              id={`${id}-${index}`}
              role="option"
              class="completion"
              aria-selected={index === chosen.value}
              // The field keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(completion)}
            >
              <code>{completion.text}</code>
              <span class="muted">{completion.hint}</span>
            </div>
          ))}
        </div>
      )}
    </span>
  );
}
