import { createJsonObject, type JsonValue } from './json-model.ts';
import { decodeUtf8 } from './utf8.ts';

const MAX_DEPTH = 32;
const MAX_TERMS = 10_000;

/**
 * Reads an Erlang term in its external format (as Phoenix puts into a signed session) into JSON: maps with text keys, lists, tuples
 * as arrays, atoms and binaries as text. Undefined for what it does not know. Bounded, never throws.
 */
export function decodeErlangTerm(bytes: Uint8Array): JsonValue | undefined {
  if (bytes[0] !== 131) return undefined;
  const reader = new TermReader(bytes);
  const value = reader.read(0);
  return reader.failed ? undefined : value;
}

class TermReader {
  failed = false;
  private readonly bytes: Uint8Array;
  private at = 1;
  private terms = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  read(depth: number): JsonValue {
    if (depth > MAX_DEPTH || ++this.terms > MAX_TERMS) return this.fail();
    const tag = this.integer(1);
    switch (tag) {
      case 97:
        return this.integer(1);
      case 98:
        return this.integer(4) | 0;
      case 110:
        return this.big();
      case 70:
        return this.float();
      case 100:
      case 118:
        return this.atom(this.integer(2));
      case 115:
      case 119:
        return this.atom(this.integer(1));
      case 107:
        return this.text(this.integer(2));
      case 109:
        return this.text(this.integer(4));
      case 104:
        return this.list(this.integer(1), depth);
      case 105:
        return this.list(this.integer(4), depth);
      case 106:
        return [];
      case 108: {
        const items = this.list(this.integer(4), depth);
        this.read(depth + 1);
        return items;
      }
      case 116:
        return this.map(depth);
      default:
        return this.fail();
    }
  }

  private map(depth: number): JsonValue {
    const object = createJsonObject();
    for (let left = this.integer(4); left > 0 && !this.failed; left--) {
      const name = this.read(depth + 1);
      object[typeof name === 'string' ? name : JSON.stringify(name)] = this.read(depth + 1);
    }
    return object;
  }

  private list(count: number, depth: number): JsonValue[] {
    const items: JsonValue[] = [];
    for (let left = count; left > 0 && !this.failed; left--) items.push(this.read(depth + 1));
    return items;
  }

  private atom(length: number): JsonValue {
    const name = this.text(length);
    if (name === 'true') return true;
    if (name === 'false') return false;
    return name === 'nil' ? null : name;
  }

  private text(length: number): JsonValue {
    if (length > this.bytes.length - this.at) return this.fail();
    this.at += length;
    return decodeUtf8(this.bytes.subarray(this.at - length, this.at)).text;
  }

  private big(): JsonValue {
    const length = this.integer(1);
    const negative = this.integer(1) === 1;
    let value = 0;
    for (let index = 0; index < length; index++) value += this.integer(1) * 2 ** (8 * index);
    return Number.isFinite(value) ? (negative ? -value : value) : this.fail();
  }

  private float(): JsonValue {
    if (this.at + 8 > this.bytes.length) return this.fail();
    const { buffer, byteOffset } = this.bytes;
    this.at += 8;
    const value = new DataView(buffer, byteOffset + this.at - 8, 8).getFloat64(0);
    return Number.isFinite(value) ? value : null;
  }

  private integer(size: number): number {
    if (this.at + size > this.bytes.length) {
      this.failed = true;
      return 0;
    }
    let value = 0;
    for (let index = 0; index < size; index++) value = value * 256 + (this.bytes[this.at++] as number);
    return value;
  }

  private fail(): null {
    this.failed = true;
    return null;
  }
}
