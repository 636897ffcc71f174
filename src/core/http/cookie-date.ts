const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Longer texts are no date of anybody's; browsers ignore attribute values over 1,024 bytes anyway. */
const MAX_LENGTH = 1024;

/**
 * Reads the date of an Expires attribute the way browsers do (RFC 6265bis section 5.1.1): the parts may come in any order,
 * weekday and time zone are passed over. Gives milliseconds since the epoch, or undefined when it is no date. `overflow` makes
 * 3 March of 31 February, as Firefox does.
 */
export function parseCookieDate(text: string, overflow = false): number | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  let time: [number, number, number] | undefined;
  let day: number | undefined;
  let month: number | undefined;
  let year: number | undefined;
  // Delimiters are everything but digits, letters, the colon, and what is not ASCII.
  for (const token of text.split(/[\t\x20-\x2f\x3b-\x40\x5b-\x60\x7b-\x7e]+/)) {
    if (token === '') continue;
    if (time === undefined) {
      const match = /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\D|$)/.exec(token);
      if (match) {
        time = [Number(match[1]), Number(match[2]), Number(match[3])];
        continue;
      }
    }
    if (day === undefined) {
      const match = /^(\d{1,2})(?:\D|$)/.exec(token);
      if (match) {
        day = Number(match[1]);
        continue;
      }
    }
    if (month === undefined) {
      const index = MONTHS.indexOf(token.slice(0, 3).toLowerCase());
      if (index >= 0) {
        month = index;
        continue;
      }
    }
    if (year === undefined) {
      const match = /^(\d{2,4})(?:\D|$)/.exec(token);
      if (match) year = Number(match[1]);
    }
  }
  if (time === undefined || day === undefined || month === undefined || year === undefined) return undefined;
  if (year >= 70 && year <= 99) year += 1900;
  else if (year >= 0 && year <= 69) year += 2000;
  if (day < 1 || day > 31 || year < 1601 || time[0] > 23 || time[1] > 59 || time[2] > 59) return undefined;
  const at = Date.UTC(year, month, day, ...time);
  // 31 February is no date, and Date.UTC would make March of it.
  return overflow || new Date(at).getUTCDate() === day ? at : undefined;
}
