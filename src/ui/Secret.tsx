import { useSignal } from '@preact/signals';
import { CopyButton } from './CopyButton.tsx';
import { clip, formatNumberOf } from './format.ts';

const MAX_SHOWN = 4000;

/** A value that stays hidden until a person asks. `reveal` fetches it; nothing is kept once the piece is gone. */
export function Secret({ length, reveal }: { length: number; reveal: () => Promise<string | undefined> }) {
  const value = useSignal<string | undefined>(undefined);
  const failed = useSignal(false);
  const toggle = async () => {
    if (value.value !== undefined) {
      value.value = undefined;
      return;
    }
    const text = await reveal().catch(() => undefined);
    failed.value = text === undefined;
    value.value = text;
  };
  return (
    <span class="secret">
      {value.value === undefined ? (
        <span class="muted">
          <span class="dots" aria-hidden="true">
            ••••••••
          </span>{' '}
          {failed.value ? 'no longer in memory' : formatNumberOf(length, 'character')}
        </span>
      ) : (
        <code>{clip(value.value, MAX_SHOWN)}</code>
      )}
      <button type="button" class="button" aria-pressed={value.value !== undefined} onClick={toggle}>
        {value.value === undefined ? 'Show' : 'Hide'}
      </button>
      <CopyButton getText={reveal} />
    </span>
  );
}
