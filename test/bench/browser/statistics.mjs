/** @param {readonly number[]} values */
export function median(values) {
  return quantile(values, 0.5);
}

/** @param {readonly number[]} values */
export function lowerQuartile(values) {
  return quantile(values, 0.25);
}

/**
 * @param {readonly number[]} values
 * @param {number} share
 */
function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/**
 * The middle half of the values, and the least and the greatest, as a person reads them.
 *
 * @param {readonly number[]} values
 */
export function spread(values) {
  const [low, high] = [quantile(values, 0.25), quantile(values, 0.75)];
  return `half of them ${low.toFixed(2)} to ${high.toFixed(2)}, all ${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)}`;
}
