import { useSignal } from '@preact/signals';
import type { JsonValue } from '../core/credential/decode/json-model.ts';
import { clip, formatNumberOf } from './format.ts';

/** Members shown at once: a hostile value may have a million. */
const PAGE = 50;
const MAX_TEXT = 2000;

/** A JSON value as a tree that opens level by level. Only what is open is in the document. */
export function JsonTree({ value, open = false }: { value: JsonValue; open?: boolean }) {
  return (
    <div class="tree">
      <Node value={value} open={open} />
    </div>
  );
}

function Node({ value, open }: { value: JsonValue; open?: boolean }) {
  const isOpen = useSignal(open ?? false);
  const shown = useSignal(PAGE);
  if (typeof value !== 'object' || value === null) return <Leaf value={value} />;
  const names = Object.keys(value);
  const isArray = Array.isArray(value);
  const size = isArray ? formatNumberOf(names.length, 'item') : formatNumberOf(names.length, 'member');
  if (names.length === 0) return <span>{isArray ? '[ ]' : '{ }'}</span>;
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen.value}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        <span class="twist">{isOpen.value ? '▾' : '▸'}</span>
        {isArray ? `[ ${size} ]` : `{ ${size} }`}
      </button>
      {isOpen.value && (
        <ul>
          {names.slice(0, shown.value).map((name) => (
            <li key={name}>
              {!isArray && <span class="key">{clip(name, 200)}: </span>}
              <Node value={(value as Record<string, JsonValue>)[name] as JsonValue} />
            </li>
          ))}
          {names.length > shown.value && (
            <li>
              <button
                type="button"
                onClick={() => {
                  shown.value += PAGE;
                }}
              >
                {formatNumberOf(names.length - shown.value, 'more item')}
              </button>
            </li>
          )}
        </ul>
      )}
    </>
  );
}

function Leaf({ value }: { value: string | number | boolean | null }) {
  if (typeof value === 'string') return <span class="string">{clip(value, MAX_TEXT)}</span>;
  return <>{String(value)}</>;
}
