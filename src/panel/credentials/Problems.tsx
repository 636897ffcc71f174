import type { Problem } from '../../core/credential/credential.ts';
import { formatNumberOf } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';

const SHOWN = 12;

/** What could not be read of a value, in words. */
export function Problems({ problems }: { problems: readonly Problem[] }) {
  // The reader of a token and the book may both have noted the same.
  const messages = [...new Set(problems.map((problem) => problem.message))];
  if (messages.length === 0) return null;
  return (
    <ul class="problems" aria-label="Problems">
      {messages.slice(0, SHOWN).map((message) => (
        <li key={message}>
          <Icon name="warning" small />
          <span>{message}</span>
        </li>
      ))}
      {messages.length > SHOWN && <li>and {formatNumberOf(messages.length - SHOWN, 'more problem')}</li>}
    </ul>
  );
}
