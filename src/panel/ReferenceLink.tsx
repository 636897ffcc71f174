import type { Reference } from '../core/rules/rule.ts';

/** A pointer into a standard. A report from a file names its own addresses: only those of the web become links. */
export function ReferenceLink({ reference }: { reference: Reference }) {
  const between = reference.source === 'CWE' ? '-' : ', ';
  const text = reference.section === '' ? reference.source : `${reference.source}${between}${reference.section}`;
  if (!/^https?:\/\//.test(reference.url)) return <>{text}</>;
  return (
    <a href={reference.url} target="_blank" rel="noreferrer">
      {text}
    </a>
  );
}
