/** What recorders write in place of a value, in brackets or bare: `[REDACTED]`, `***`, `xxxx`, `<removed>`. */
const TAKEN_OUT =
  /^(?:[*x•#.…-]+|[[<({]?(?:redacted|removed|masked|hidden|filtered|scrubbed|sanitized|secret)\b.{0,40}|\[[\w .-]{1,40} redacted\])$/i;

/** True when the value itself is not in the recording, so that nothing may be said of it. */
export function isTakenOut(value: string): boolean {
  return value.length <= 80 ? TAKEN_OUT.test(value.trim()) || value.trim() === '' : /^[*x•]+$/i.test(value);
}
