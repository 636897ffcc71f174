/** One value of DER (X.690 section 8.1): its identifier octet, where it starts, and what it holds. */
export interface DerValue {
  tag: number;
  /** With its identifier and length. */
  whole: Uint8Array;
  content: Uint8Array;
}

const MAX_VALUES = 4096;

/**
 * The values that stand one after the other in `bytes`, up to the first that is cut or has a form that DER does not allow
 * (an indefinite length, a tag of several octets). Never throws; linear time.
 */
export function readDer(bytes: Uint8Array): DerValue[] {
  const values: DerValue[] = [];
  for (let at = 0; at < bytes.length && values.length < MAX_VALUES; ) {
    const value = readValue(bytes, at);
    if (!value) break;
    values.push(value);
    at += value.whole.length;
  }
  return values;
}

function readValue(bytes: Uint8Array, at: number): DerValue | undefined {
  const tag = bytes[at] as number;
  if ((tag & 0x1f) === 0x1f) return undefined;
  let from = at + 2;
  let length = bytes[at + 1];
  if (length === undefined || length === 0x80) return undefined;
  if (length > 0x80) {
    const octets = length & 0x7f;
    if (octets > 4 || from + octets > bytes.length) return undefined;
    length = 0;
    for (let index = 0; index < octets; index++) length = length * 256 + (bytes[from + index] as number);
    from += octets;
  }
  const end = from + length;
  return end > bytes.length ? undefined : { tag, whole: bytes.subarray(at, end), content: bytes.subarray(from, end) };
}

/** An object identifier in its dotted form (X.690 section 8.19). */
export function readOid(content: Uint8Array): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const octet of content) {
    arc = arc * 128 + (octet & 0x7f);
    if (octet & 0x80) continue;
    if (arcs.length === 0) {
      const first = Math.min(2, Math.floor(arc / 40));
      arcs.push(first, arc - first * 40);
    } else arcs.push(arc);
    arc = 0;
  }
  return arcs.join('.');
}

/** UTCTime or GeneralizedTime as RFC 5280 section 4.1.2.5 has them, in milliseconds since the epoch; undefined when it is neither. */
export function readDerTime({ tag, content }: DerValue): number | undefined {
  const text = String.fromCharCode(...content.subarray(0, 20));
  const match = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(text);
  if (!match || (tag !== 0x17 && tag !== 0x18) || (match[1] as string).length !== (tag === 0x17 ? 2 : 4))
    return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  const full = tag === 0x18 ? year : year < 50 ? 2000 + year : 1900 + year;
  const time = Date.UTC(full, month - 1, day, hour, minute, second);
  return Number.isFinite(time) ? time : undefined;
}
