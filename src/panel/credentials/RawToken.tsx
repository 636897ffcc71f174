import { useSignal } from '@preact/signals';
import type { DecodedJwt } from '../../core/credential/decode/jwt.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { clip, formatNumberOf } from '../../ui/format.ts';

const MAX_PART = 6000;
/** Shown of each part until a person asks for all. */
const MAX_SHORT = 260;

interface RawTokenProps {
  jwt: DecodedJwt;
  /** Fetches the whole value, when a person asks. */
  reveal: () => Promise<string | undefined>;
}

/** The token as it travels, a colour for each part, once it is asked for. What would let somebody use it takes one more step. */
export function RawToken({ jwt, reveal }: RawTokenProps) {
  const value = useSignal<string | undefined>(undefined);
  const gone = useSignal(false);
  const open = useSignal(false);
  const whole = value.value?.split('.');
  const toggle = async () => {
    if (value.value !== undefined) {
      value.value = undefined;
      return;
    }
    const text = await reveal().catch(() => undefined);
    gone.value = text === undefined;
    value.value = text;
  };
  return (
    <div class="raw-box">
      {open.value && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
        <p class="raw mono" tabIndex={0}>
          {jwt.parts.map((part, index) => {
            const text = whole?.[index] ?? part.text;
            return (
              // The parts of a token do not move.
              <span key={index}>
                {index > 0 && '.'}
                {text === '' && part.bytes > 0 ? (
                  <span class={`part-${part.name} dots`}>••••••••••••</span>
                ) : (
                  <span class={`part-${part.name}`}>{clip(text, whole ? MAX_PART : MAX_SHORT)}</span>
                )}
              </span>
            );
          })}
        </p>
      )}
      <div class="raw-actions">
        <button
          type="button"
          class="raw-open"
          aria-expanded={open.value}
          onClick={() => {
            open.value = !open.value;
            value.value = undefined;
          }}
        >
          <span aria-hidden="true">{open.value ? '▾' : '▸'}</span> Raw token
        </button>
        <span class="muted">{gone.value ? 'No longer in memory' : formatNumberOf(jwt.length, 'character')}</span>
        <span class="grow" />
        {open.value && (
          <button type="button" class="button" aria-pressed={whole !== undefined} onClick={toggle}>
            {whole === undefined ? 'Show all' : 'Hide'}
          </button>
        )}
        <CopyButton getText={reveal} />
      </div>
    </div>
  );
}
