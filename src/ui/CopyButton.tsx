import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { copyText } from './clipboard.ts';

const SHOW_RESULT_MS = 1500;

/** Copies what `getText` gives when it is pressed, and says for a moment whether that worked. */
export function CopyButton({
  getText,
  label = 'Copy',
}: {
  getText: () => Promise<string | undefined>;
  label?: string;
}) {
  const result = useSignal<'' | 'Copied' | 'Not copied'>('');
  const shown = result.value;
  useEffect(() => {
    if (shown === '') return;
    const timer = setTimeout(() => {
      result.value = '';
    }, SHOW_RESULT_MS);
    return () => clearTimeout(timer);
  }, [shown, result]);
  const copy = async () => {
    const text = await getText().catch(() => undefined);
    result.value = text !== undefined && (await copyText(text)) ? 'Copied' : 'Not copied';
  };
  return (
    <button type="button" class="button" onClick={copy}>
      <span aria-live="polite">{shown === '' ? label : shown}</span>
    </button>
  );
}
