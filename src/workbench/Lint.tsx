import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Pasted } from '../core/paste/read-pasted.ts';
import type { Finding } from '../core/rules/rule.ts';
import { now } from '../ui/clock.ts';
import { Prose, SeverityChip } from '../ui/pieces.tsx';
import { ASSUMED_URL, lint } from './lint.ts';
import type { WorkbenchPort } from './port.ts';

/** What the rules say of it. The rules are loaded when there is something that they know. */
export function Lint({ pasted, port }: { pasted: Pasted; port: WorkbenchPort }) {
  const findings = useSignal<Finding[] | undefined>(undefined);
  const failed = useSignal(false);
  useEffect(() => {
    let gone = false;
    Promise.all([port.loadJudge(), port.loadSuffixes()]).then(
      ([judge, suffixes]) => {
        if (!gone) findings.value = lint(pasted, judge, suffixes, now.peek());
      },
      () => {
        failed.value = true;
      },
    );
    return () => {
      gone = true;
    };
  }, [pasted, port, findings, failed]);
  if (failed.value) return <p class="bad">The rules could not be loaded.</p>;
  const list = findings.value;
  if (list === undefined) return null;
  return (
    <section class="card">
      <h2>What is unsafe or unwise about it</h2>
      {list.length === 0 ? (
        <p class="muted">Nothing that shows in it alone. How it travels and is stored is not known here.</p>
      ) : (
        <ul class="findings">
          {list.map(({ rule, severity, message }) => (
            <li key={`${rule} ${message}`}>
              <SeverityChip severity={severity} />
              <span>
                <Prose text={message} /> <code class="muted">{rule}</code>
              </span>
            </li>
          ))}
        </ul>
      )}
      {pasted.kind === 'set-cookie' && <p class="muted">As if {ASSUMED_URL} had sent it.</p>}
    </section>
  );
}
