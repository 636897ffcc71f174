import type { Signal } from '@preact/signals';

/** A field that narrows the list below it as a person types; Escape empties it. */
export function SearchField({ label, value }: { label: string; value: Signal<string> }) {
  return (
    <input
      type="search"
      class="search"
      placeholder="Search"
      aria-label={label}
      value={value.value}
      onInput={(event) => {
        value.value = event.currentTarget.value;
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || value.value === '') return;
        event.stopPropagation();
        value.value = '';
      }}
    />
  );
}
