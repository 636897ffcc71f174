import { replaceTokens } from '../capture/mask.ts';

/** The text without whole tokens: a name, a path or an attribute may be anything a page likes. */
export function hideToken(text: string): string {
  return replaceTokens(text, () => '{token}');
}

/** The value with every text in it so treated; the value itself where there is nothing to hide. Names of members are ours and stay. */
export function hideTokensIn<Value>(value: Value): Value {
  return hideIn(value) as Value;
}

function hideIn(value: unknown): unknown {
  if (typeof value === 'string') return hideToken(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const shown = value.map(hideIn);
    return shown.some((item, index) => item !== value[index]) ? shown : value;
  }
  let shown: Record<string, unknown> | undefined;
  for (const [name, member] of Object.entries(value)) {
    const hidden = hideIn(member);
    if (hidden === member) continue;
    shown ??= { ...value };
    shown[name] = hidden;
  }
  return shown ?? value;
}
