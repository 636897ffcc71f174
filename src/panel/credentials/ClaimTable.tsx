import { useSignal } from '@preact/signals';
import type { JsonNote, JsonObject, JsonValue } from '../../core/credential/decode/json-model.ts';
import type { TokenPart } from '../../core/credential/decode/jwt.ts';
import { now } from '../../ui/clock.ts';
import { clip, formatCount, formatNumberOf, formatPercent } from '../../ui/format.ts';
import { JsonTree } from '../../ui/JsonTree.tsx';
import { explainMember, explainParameter } from './explain-member.ts';

/** Members shown at once; a token may have thousands. */
const PAGE = 60;
/** Names longer than this, namespaced ones, have a line of their own. */
const LONG_NAME = 24;
/** Nested members from this size on say what they weigh, in characters of JSON. */
const HEAVY = 100;

interface ClaimTableProps {
  members: JsonObject;
  part: TokenPart;
  isHeader?: boolean;
  /** Characters of the whole token, to tell which claims weigh most. */
  tokenLength?: number;
}

/** The members of a JOSE header or a claims set: name, value, and what it means. */
export function ClaimTable({ members, part, isHeader = false, tokenLength }: ClaimTableProps) {
  const shown = useSignal(PAGE);
  const names = Object.keys(members);
  if (names.length === 0) return <p class="muted">It is empty.</p>;
  return (
    <>
      <table class="claims">
        <tbody>
          {names.slice(0, shown.value).map((name) => (
            <Claim
              key={name}
              name={name}
              value={members[name] as JsonValue}
              part={part}
              isHeader={isHeader}
              tokenLength={tokenLength}
            />
          ))}
        </tbody>
      </table>
      {names.length > shown.value && (
        <button
          type="button"
          class="link"
          onClick={() => {
            shown.value += PAGE;
          }}
        >
          {formatNumberOf(names.length - shown.value, 'more member')}
        </button>
      )}
    </>
  );
}

interface ClaimProps extends Omit<ClaimTableProps, 'members' | 'isHeader'> {
  name: string;
  value: JsonValue;
  isHeader: boolean;
}

function Claim({ name, value, part, isHeader, tokenLength }: ClaimProps) {
  const notes = part.notes.filter((note) => note.path.length === 1 && note.path[0] === name);
  const exact = notes.find((note) => note.code === 'unsafe-integer' || note.code === 'inexact-number')?.text;
  const lines = [
    ...(isHeader ? explainParameter(name, value) : explainMember(name, value, now.value)),
    weight(value, tokenLength),
    ...notes.map(noteText),
  ];
  return (
    <tr class={name.length > LONG_NAME ? 'long-name' : undefined}>
      <th scope="row">{clip(name, 120)}</th>
      <td>{exact === undefined ? <JsonTree value={value} /> : <div class="tree">{clip(exact, 400)}</div>}</td>
      <td class="meaning">
        {lines.filter(Boolean).map((line) => (
          <div key={line}>{line}</div>
        ))}
      </td>
    </tr>
  );
}

/** "900 bytes, 74 % of the token" for members that are worth it. Base64url makes four characters of three bytes. */
function weight(value: JsonValue, tokenLength: number | undefined): string {
  if (tokenLength === undefined || typeof value !== 'object' || value === null) return '';
  const characters = JSON.stringify(value).length;
  if (characters < HEAVY) return '';
  return `${formatCount(characters)} characters, ${formatPercent((characters * 4) / 3 / tokenLength)} of the token`;
}

function noteText(note: JsonNote): string {
  switch (note.code) {
    case 'duplicate-member':
      return `Comes twice. Most readers take this one; the earlier one is ${clip(JSON.stringify(note.earlier ?? null), 120)}`;
    case 'unsafe-integer':
      return 'Larger than JavaScript can hold exactly; shown as written';
    case 'inexact-number':
      return 'More digits than a number can hold; shown as written';
    case 'prototype-member':
      return 'A name that careless code takes for the prototype of an object';
    case 'lone-surrogate':
      return 'Holds half a character';
    case 'too-deep':
      return 'Nested too deep to be shown';
    case 'cut-short':
      return 'Cut off here';
    default:
      return '';
  }
}
