import { type Gap, touchesVerdict } from '../capture/gap.ts';

/** What was not seen, as a report tells it. */
export interface ToldGap extends Gap {
  /** The verdict could be another if this had been seen. */
  touchesVerdict: boolean;
}

/** The gaps with what they mean for the verdict: those that touch it first. */
export function tellGaps(gaps: readonly Gap[]): ToldGap[] {
  const told = gaps.map((gap) => ({ ...gap, touchesVerdict: touchesVerdict(gap) }));
  return told.sort((a, b) => Number(b.touchesVerdict) - Number(a.touchesVerdict));
}

/** Gaps in two lists with their headings; a list without gaps is left out. */
export function gapLists(gaps: readonly ToldGap[]): { heading: string; texts: string[] }[] {
  const list = (touches: boolean) =>
    gaps
      .filter((gap) => gap.touchesVerdict === touches)
      .map(({ text, count }) => (count === undefined ? text : `${text} (${count})`));
  return [
    { heading: 'Not seen', texts: list(true) },
    { heading: 'Left out, which the verdict does not rest on', texts: list(false) },
  ].filter(({ texts }) => texts.length > 0);
}
