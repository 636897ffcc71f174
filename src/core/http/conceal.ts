import { parseUrl } from './site.ts';

const RUN = /[\p{L}\p{N}_-]{12,}/gu;
/** Longer runs are no word of any language. */
const LONGEST_WORD = 32;

/**
 * A text that should be a word, a date or a path, without what looks like a secret in it: runs of letters and digits that no person
 * would write, each replaced by its length.
 */
export function concealRuns(text: string): string {
  return text.replace(RUN, (run) => (isOpaque(run) ? `(${run.length} characters)` : run));
}

function isOpaque(run: string): boolean {
  if (run.length >= LONGEST_WORD) return true;
  const digits = run.replace(/\D/g, '').length;
  return digits >= 4 || (run.match(/\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}/gu)?.length ?? 0) >= 3;
}

/** Origin and path of a URL for a message that goes into a log: no user, no query, and nothing in the path that may be a secret. */
export function spellAddress(url: string): string {
  const parsed = parseUrl(url);
  if (!parsed) return '';
  const path = parsed.pathname.slice(0, 200);
  return `${parsed.protocol}//${parsed.host}${path.split('/').map(concealSegment).join('/')}`;
}

/** A segment may be percent-encoded, so that no run is long enough to be told. */
function concealSegment(segment: string): string {
  const shown = concealRuns(segment.split(';', 1)[0] as string);
  return segment.length > LONGEST_WORD ? `(${segment.length} characters)` : shown;
}
