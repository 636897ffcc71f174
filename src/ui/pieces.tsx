import type { ComponentChildren } from 'preact';
import type { Severity } from '../core/rules/rule.ts';
import { now } from './clock.ts';
import { formatLocalTime, formatPercent, formatRelative } from './format.ts';
import { confidenceWord, SEVERITIES } from './words.ts';

export type Tone = 'good' | 'warning' | 'error' | 'info' | 'strong';

/** A short fact in a rounded frame. */
export function Pill({ tone, title, children }: { tone?: Tone; title?: string; children: ComponentChildren }) {
  return (
    <span class={tone ? `pill ${tone}` : 'pill'} title={title}>
      {children}
    </span>
  );
}

/** How sure a verdict is: "Sure: 97 %". */
export function ConfidencePill({ confidence }: { confidence: number }) {
  const word = confidenceWord(confidence);
  return (
    <Pill tone={word === 'Sure' ? 'good' : word === 'Likely' ? 'info' : 'warning'}>
      {word}: {formatPercent(confidence)}
    </Pill>
  );
}

/** How sure it is that a cause is the right one. No tone: a sure cause is no good news. */
export function Certainty({ likelihood }: { likelihood: number }) {
  const word = likelihood >= 0.9 ? 'Sure' : likelihood >= 0.5 ? 'Likely' : 'Possible';
  return (
    <Pill title="How sure it is that this is the cause">
      {word}: {formatPercent(likelihood)}
    </Pill>
  );
}

export function SeverityChip({ severity }: { severity: Severity }) {
  return <span class={`severity ${severity}`}>{SEVERITIES[severity].one}</span>;
}

/** Text in which backticks mark code. An odd backtick stays as it is. */
export function Prose({ text }: { text: string }) {
  const parts = text.split('`');
  if (parts.length % 2 === 0) return <>{text}</>;
  return (
    <>
      {parts.map((part, index) =>
        // The parts of a fixed text do not move.
        index % 2 === 1 ? <code key={index}>{part}</code> : part,
      )}
    </>
  );
}

/** "in 12 min", kept current, with the local time on hover. `at` is in milliseconds since the epoch. */
export function RelativeTime({ at }: { at: number }) {
  return <time title={formatLocalTime(at, now.value)}>{formatRelative(at, now.value)}</time>;
}

/** "expires in 11 min" or "expired 3 d ago"; red once it is over. */
export function Expiry({ at }: { at: number }) {
  const over = at <= now.value;
  return (
    <span class={over ? 'bad' : undefined}>
      {over ? 'expired' : 'expires'} <RelativeTime at={at} />
    </span>
  );
}

/** How much of a lifetime has passed. Without a start only the end is known, and nothing is drawn. */
export function LifeBar({ from, to }: { from: number | undefined; to: number }) {
  if (from === undefined || to <= from) return null;
  const share = Math.min(Math.max((now.value - from) / (to - from), 0), 1);
  const text = share >= 1 ? 'The whole lifetime has passed' : `${formatPercent(share)} of its lifetime has passed`;
  return (
    <div class="life" role="img" aria-label={text} title={text}>
      <i class={share >= 1 ? 'life-bar over' : 'life-bar'} style={{ width: `${share * 100}%` }} />
    </div>
  );
}

/** A usual value and the largest one, against a limit. */
export function Meter({
  usual,
  largest,
  limit,
  label,
}: {
  usual: number;
  largest: number;
  limit: number;
  label: string;
}) {
  const max = Math.max(limit, largest, 1);
  const full = largest >= limit ? ' full' : '';
  return (
    <div class="meter" role="img" aria-label={label} title={label}>
      <i class={`meter-part${full}`} style={{ width: `${(usual / max) * 100}%` }} />
      <i class={`meter-part second${full}`} style={{ width: `${((largest - usual) / max) * 100}%` }} />
    </div>
  );
}

/** What stands where there is nothing to show: why, and what to do. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <h1>{title}</h1>
      {children}
    </div>
  );
}
