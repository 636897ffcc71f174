import { useSignal } from '@preact/signals';
import { findDisorder } from '../core/capture/settings.ts';
import type { Severity, Thresholds } from '../core/rules/rule.ts';
import { DEFAULT_THRESHOLDS } from '../core/rules/thresholds.ts';
import { SEVERITIES } from '../ui/words.ts';
import { formatQuantity, parseQuantity, type Unit } from './quantity.ts';
import type { OptionsState } from './state.ts';
import { describeDisorder, LEEWAY, THRESHOLD_ROWS, type ThresholdRow } from './thresholds.ts';

const STEPS: readonly Severity[] = ['info', 'warning', 'error'];

/** From where on something is a note, a warning or an error. */
export function ThresholdTable({ state }: { state: OptionsState }) {
  const disorder = findDisorder(state.settings.value.thresholds).map(describeDisorder);
  return (
    <section>
      <h2>Thresholds</h2>
      <p class="muted">Write a number with its unit: s, min, h or d for times, bytes or KB for sizes.</p>
      <div class="wide">
        <table class="thresholds">
          <thead>
            <tr>
              <th>What is measured</th>
              {STEPS.map((severity) => (
                <th key={severity}>{SEVERITIES[severity].one} from</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {THRESHOLD_ROWS.map((row) => (
              <Row key={row.name} row={row} state={state} />
            ))}
            <tr>
              <th scope="row">
                Clocks <small>How far two clocks may differ</small>
              </th>
              <td colSpan={3}>
                <Field label="Clocks: leeway" name={LEEWAY} unit="seconds" state={state} />
              </td>
            </tr>
          </tbody>
        </table>
      </div>
      {disorder.length > 0 && (
        <ul class="notice bad">
          {disorder.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Row({ row, state }: { row: ThresholdRow; state: OptionsState }) {
  return (
    <tr>
      <th scope="row">
        {row.name} <small>{row.text}</small>
      </th>
      {STEPS.map((severity) => {
        const name = row.steps[severity];
        return (
          <td key={severity}>
            {name && (
              <>
                {row.below && <span class="muted">below </span>}
                <Field label={`${row.name}: ${SEVERITIES[severity].noun}`} name={name} unit={row.unit} state={state} />
              </>
            )}
          </td>
        );
      })}
    </tr>
  );
}

interface FieldProps {
  label: string;
  name: keyof Thresholds;
  unit: Unit;
  state: OptionsState;
}

/** One threshold. What cannot be read stays in the field and is not taken; an empty field takes the default. */
function Field({ label, name, unit, state }: FieldProps) {
  const wrong = useSignal<string | undefined>(undefined);
  const set = state.settings.value.thresholds[name];
  const standard = formatQuantity(DEFAULT_THRESHOLDS[name], unit);
  const take = (text: string) => {
    const value = text.trim() === '' ? DEFAULT_THRESHOLDS[name] : parseQuantity(text, unit);
    wrong.value = value === undefined ? text : undefined;
    if (value !== undefined) state.setThreshold(name, value === DEFAULT_THRESHOLDS[name] ? undefined : value);
  };
  return (
    <span class="field">
      <input
        type="text"
        aria-label={label}
        aria-invalid={wrong.value !== undefined}
        class={set === undefined ? undefined : 'changed'}
        title={`Default: ${standard}`}
        value={wrong.value ?? formatQuantity(set ?? DEFAULT_THRESHOLDS[name], unit)}
        onChange={(event) => take(event.currentTarget.value)}
      />
      {wrong.value !== undefined && <small class="bad">Not read. Default: {standard}</small>}
    </span>
  );
}
