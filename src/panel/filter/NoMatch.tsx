import type { ExchangeRow } from '../../core/capture/row.ts';
import { formatNumberOf } from '../../ui/format.ts';
import type { PanelState } from '../state.ts';
import { explainNothing } from './explain.ts';
import type { FilterContext } from './match.ts';
import type { Term } from './terms.ts';

interface NoMatchProps {
  rows: readonly ExchangeRow[];
  terms: readonly Term[];
  context: FilterContext;
  state: PanelState;
}

/** Why nothing is listed, and one click to what would be. */
export function NoMatch({ rows, terms, context, state }: NoMatchProps) {
  const { text, without } = explainNothing(rows, terms, context);
  return (
    <div class="no-match" role="status">
      <p>{text}</p>
      <p>
        {without && (
          <button
            type="button"
            class="button"
            onClick={() => {
              state.filter.value = without.filter;
            }}
          >
            <code>{without.filter}</code> shows {formatNumberOf(without.count, 'request')}
          </button>
        )}
        <button
          type="button"
          class="button"
          onClick={() => {
            state.filter.value = '';
            state.onlyWithCredentials.value = false;
          }}
        >
          Show all
        </button>
      </p>
    </div>
  );
}
