import { useSignal } from '@preact/signals';
import type { Header } from '../../core/http/exchange.ts';
import { clip, formatNumberOf } from '../../ui/format.ts';
import type { PanelState } from '../state.ts';
import { Pseudonyms } from './Pseudonyms.tsx';

/** Fields shown at once; a hostile server may send thousands. */
const PAGE = 60;
const MAX_VALUE = 2000;

interface HeadersProps {
  name: string;
  headers: readonly Header[];
  state: PanelState;
}

/** Names and masked values, in the order they came. */
export function Headers({ name, headers, state }: HeadersProps) {
  const shown = useSignal(PAGE);
  if (headers.length === 0) return null;
  return (
    <>
      <h2>{name}</h2>
      <dl class="headers mono">
        {headers.slice(0, shown.value).map((header, index) => (
          // Fields may repeat, and their order does not change.
          <div key={index}>
            <dt>{clip(header.name, 200)}</dt>
            <dd>
              <Pseudonyms text={clip(header.value, MAX_VALUE)} state={state} />
            </dd>
          </div>
        ))}
      </dl>
      {headers.length > shown.value && (
        <button
          type="button"
          class="link"
          onClick={() => {
            shown.value += PAGE;
          }}
        >
          {formatNumberOf(headers.length - shown.value, 'more field')}
        </button>
      )}
    </>
  );
}
