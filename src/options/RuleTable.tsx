import { useSignal } from '@preact/signals';
import type { RuleSetting } from '../core/rules/engine/runner.ts';
import { formatCount, formatNumberOf } from '../ui/format.ts';
import { Prose } from '../ui/pieces.tsx';
import { SEVERITIES } from '../ui/words.ts';
import { filterRules, RULES, type RuleEntry, type RuleFilter } from './rule-list.ts';
import type { OptionsState } from './state.ts';

const FILTERS: Record<RuleFilter, string> = { all: 'All rules', changed: 'Changed', off: 'Off' };

/** Rules shown before a person asks for all. */
const PAGE = 30;

/** Every rule: on or off, and how bad it is. */
export function RuleTable({ state }: { state: OptionsState }) {
  const text = useSignal('');
  const filter = useSignal<RuleFilter>('all');
  const whole = useSignal(false);
  const settings = state.settings.value.rules;
  const shown = filterRules(text.value, filter.value, settings);
  return (
    <section>
      <h2>Rules</h2>
      <div class="rule-tools">
        <input
          type="search"
          placeholder="Search the rules"
          aria-label="Search the rules"
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
          }}
        />
        <select
          aria-label="Which rules"
          value={filter.value}
          onChange={(event) => {
            filter.value = event.currentTarget.value as RuleFilter;
          }}
        >
          {Object.entries(FILTERS).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <span class="muted" role="status">
          {shown.length === RULES.length
            ? formatNumberOf(RULES.length, 'rule')
            : `${formatCount(shown.length)} of ${formatNumberOf(RULES.length, 'rule')}`}
        </span>
      </div>
      <ul class="rules">
        {shown.slice(0, whole.value ? undefined : PAGE).map((rule) => (
          <Rule key={rule.id} rule={rule} setting={settings[rule.id]} state={state} />
        ))}
      </ul>
      {!whole.value && shown.length > PAGE && (
        <button
          type="button"
          class="button more"
          onClick={() => {
            whole.value = true;
          }}
        >
          Show all {formatCount(shown.length)}
        </button>
      )}
      {shown.length === 0 && <p class="muted">No rule matches.</p>}
    </section>
  );
}

interface RuleProps {
  rule: RuleEntry;
  setting: RuleSetting | undefined;
  state: OptionsState;
}

function Rule({ rule, setting, state }: RuleProps) {
  const standard = rule.off ? 'off' : 'on';
  return (
    <li class={(setting === undefined ? rule.off : setting === 'off') ? 'rule off' : 'rule'}>
      <div>
        <b>{rule.title}</b> <code class="muted">{rule.id}</code>
        <p class="muted">
          <Prose text={rule.what} />
        </p>
      </div>
      <select
        class={setting === undefined ? undefined : 'changed'}
        aria-label={`${rule.title}: what it is`}
        value={setting ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget;
          state.setRule(rule.id, value === '' ? undefined : (value as RuleSetting));
        }}
      >
        <option value="">{rule.off ? 'Default: off' : `Default: ${SEVERITIES[rule.severity].noun}`}</option>
        {standard === 'off' && <option value="on">On: {SEVERITIES[rule.severity].noun}</option>}
        {standard === 'on' && <option value="off">Off</option>}
        <option value="error">Always an error</option>
        <option value="warning">Always a warning</option>
        <option value="info">Always a note</option>
      </select>
    </li>
  );
}
