/**
 * Where a key leads in a list of `count` rows, from row `index` (-1 for none). Rows that `isOption` refuses are passed over.
 * Undefined for keys that do not move and where there is nowhere to go.
 */
export function moveIn(
  key: string,
  index: number,
  count: number,
  page: number,
  isOption: (index: number) => boolean,
): number | undefined {
  const start = startOf(key, index, count, page);
  if (start === undefined) return undefined;
  const [from, step] = start;
  for (let at = Math.min(Math.max(from, 0), count - 1); at >= 0 && at < count; at += step) {
    if (isOption(at)) return at === index ? undefined : at;
  }
  return undefined;
}

function startOf(key: string, index: number, count: number, page: number): [from: number, step: 1 | -1] | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowDown':
      return index + 1 < count ? [index + 1, 1] : undefined;
    case 'ArrowUp':
      return index > 0 ? [index - 1, -1] : undefined;
    case 'PageDown':
      // From the end backwards when the page would lead beyond it.
      return index + page < count ? [index + page, 1] : [count - 1, -1];
    case 'PageUp':
      return index - page > 0 ? [index - page, -1] : [0, 1];
    case 'Home':
      return [0, 1];
    case 'End':
      return [count - 1, -1];
    default:
      return undefined;
  }
}
