import type { JsonValue } from '../../core/credential/decode/json-model.ts';
import { now } from '../../ui/clock.ts';
import { clip } from '../../ui/format.ts';
import { explainMember } from './explain-member.ts';

/** A value as JSON, or as a local time where the claim is one. */
export function ChangedValue({ name, value }: { name: string; value: JsonValue }) {
  const explained = typeof value === 'number' ? explainMember(name, value, now.value)[0] : undefined;
  return <>{clip(explained ?? (typeof value === 'string' ? value : JSON.stringify(value)), 160)}</>;
}
