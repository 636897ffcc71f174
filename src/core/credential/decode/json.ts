import { parseCleanJson } from './json-fast.ts';
import { isDigit, scanEscape, scanNumber } from './json-literals.ts';
import { createJsonObject, type JsonNote, type JsonNoteCode, type JsonResult, type JsonValue } from './json-model.ts';
import { hasLoneSurrogate } from './utf8.ts';

/** Values nested deeper than this are left out, with a note: views and `JSON.stringify` walk what is left by recursion. */
export const MAX_JSON_DEPTH = 64;
/** Notes kept of one text; hostile JSON can earn one every few characters. */
const MAX_NOTES = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Reads JSON (RFC 8259) that may be hostile, and keeps what `JSON.parse` loses: duplicate members, integers beyond 2^53, members
 * called `__proto__`, the place where the text was cut. Linear time, never throws: of broken text it gives the value read so far
 * and notes that say what is wrong. `ok` is true exactly where `JSON.parse` would not throw and nothing was too deep.
 */
export function decodeJson(text: string): JsonResult {
  const clean = parseCleanJson(text, MAX_JSON_DEPTH);
  if (clean !== undefined) return { ok: true, value: clean, notes: [], notesLeftOut: 0 };
  return new JsonReader(text).read();
}

/** One pass over one text. A class because position, path and notes are state that every step shares. */
class JsonReader {
  private readonly text: string;
  private at = 0;
  private ok = true;
  private stopped = false;
  private readonly path: (string | number)[] = [];
  private readonly notes: JsonNote[] = [];
  private notesLeftOut = 0;

  constructor(text: string) {
    this.text = text;
  }

  read(): JsonResult {
    this.skipSpace();
    const value = this.readValue();
    if (!this.stopped) {
      this.skipSpace();
      if (this.at < this.text.length) this.fail('trailing-text');
    }
    const result: JsonResult = { ok: this.ok, notes: this.notes, notesLeftOut: this.notesLeftOut };
    if (value !== undefined) result.value = value;
    return result;
  }

  private readValue(): JsonValue | undefined {
    const unit = this.text.charCodeAt(this.at);
    if (unit === QUOTE) return this.readString();
    if (unit === 0x7b /* { */) return this.readObject();
    if (unit === 0x5b /* [ */) return this.readArray();
    if (unit === 0x2d || isDigit(unit)) return this.readNumber();
    if (unit === 0x74) return this.readWord('true', true);
    if (unit === 0x66) return this.readWord('false', false);
    if (unit === 0x6e) return this.readWord('null', null);
    this.fail('syntax');
    return undefined;
  }

  private readObject(): JsonValue {
    if (this.path.length >= MAX_JSON_DEPTH) return this.skipNested();
    const object = createJsonObject();
    this.at++;
    this.skipSpace();
    if (this.take(0x7d)) return object;
    while (!this.stopped) {
      if (this.text.charCodeAt(this.at) !== QUOTE) {
        this.fail('syntax');
        break;
      }
      const nameAt = this.at;
      const name = this.readString();
      if (this.stopped) break;
      this.skipSpace();
      if (!this.take(0x3a)) {
        this.fail('syntax');
        break;
      }
      this.skipSpace();
      this.path.push(name);
      const value = this.readValue();
      if (value !== undefined) {
        if (name in object) this.note('duplicate-member', nameAt, undefined, object[name]);
        if (name === '__proto__') this.note('prototype-member', nameAt);
        object[name] = value;
      }
      this.path.pop();
      if (this.stopped) break;
      this.skipSpace();
      if (this.take(0x7d)) break;
      if (!this.take(0x2c)) {
        this.fail('syntax');
        break;
      }
      this.skipSpace();
    }
    return object;
  }

  private readArray(): JsonValue {
    if (this.path.length >= MAX_JSON_DEPTH) return this.skipNested();
    const array: JsonValue[] = [];
    this.at++;
    this.skipSpace();
    if (this.take(0x5d)) return array;
    while (!this.stopped) {
      this.path.push(array.length);
      const value = this.readValue();
      this.path.pop();
      if (value !== undefined) array.push(value);
      if (this.stopped) break;
      this.skipSpace();
      if (this.take(0x5d)) break;
      if (!this.take(0x2c)) {
        this.fail('syntax');
        break;
      }
      this.skipSpace();
    }
    return array;
  }

  private readString(): string {
    const { text } = this;
    const start = this.at + 1;
    for (let at = start; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === QUOTE) {
        this.at = at + 1;
        return text.slice(start, at);
      }
      // What needs a closer look is rare, so it has a loop of its own.
      if (unit === BACKSLASH || unit < 0x20 || (unit & 0xf800) === 0xd800) return this.readOddString(start, at);
    }
    this.at = text.length;
    this.fail('cut-short');
    return text.slice(start);
  }

  /** The rest of a string that has escapes, control characters or surrogates; `at` is where the first of them stands. */
  private readOddString(start: number, at: number): string {
    const { text } = this;
    const pieces: string[] = [];
    let from = start;
    let odd = false;
    while (at < text.length) {
      const unit = text.charCodeAt(at);
      if (unit === QUOTE) break;
      if (unit === BACKSLASH) {
        pieces.push(text.slice(from, at));
        this.at = at;
        const escaped = this.readEscape();
        if (escaped === undefined) return pieces.join('');
        pieces.push(escaped);
        odd ||= (escaped.charCodeAt(0) & 0xf800) === 0xd800;
        at = this.at;
        from = at;
        continue;
      }
      if (unit < 0x20) {
        this.ok = false;
        this.note('control-character', at);
      } else if ((unit & 0xf800) === 0xd800) odd = true;
      at++;
    }
    pieces.push(text.slice(from, at));
    const value = pieces.join('');
    if (odd && hasLoneSurrogate(value)) this.note('lone-surrogate', start);
    this.at = at + 1;
    if (at >= text.length) {
      this.at = text.length;
      this.fail('cut-short');
    }
    return value;
  }

  /** The character an escape stands for; undefined, and the reading stops, when it is none. */
  private readEscape(): string | undefined {
    const scanned = scanEscape(this.text, this.at);
    if (typeof scanned === 'string') {
      this.fail(scanned);
      return undefined;
    }
    this.at = scanned.end;
    return scanned.character;
  }

  private readNumber(): number | undefined {
    const start = this.at;
    const number = scanNumber(this.text, start);
    this.at = number.end;
    if (!number.valid) {
      this.fail('syntax');
      return undefined;
    }
    // Within an object or array a number at the very end may have had more digits.
    if (number.end >= this.text.length && this.path.length > 0) {
      this.fail('cut-short');
      return undefined;
    }
    const source = this.text.slice(start, number.end);
    const value = Number(source);
    if (number.integer ? !Number.isSafeInteger(value) : !Number.isFinite(value) || source.length > 18) {
      this.note(number.integer ? 'unsafe-integer' : 'inexact-number', start, source);
    }
    return value;
  }

  private readWord<Value extends JsonValue>(word: string, value: Value): Value | undefined {
    if (this.text.startsWith(word, this.at)) {
      this.at += word.length;
      return value;
    }
    const rest = this.text.slice(this.at, this.at + word.length);
    this.fail(this.at + rest.length >= this.text.length && word.startsWith(rest) ? 'cut-short' : 'syntax');
    return undefined;
  }

  /** Passes over an object or array that is too deep by counting brackets. The value left in its place is null. */
  private skipNested(): null {
    this.ok = false;
    this.note('too-deep', this.at);
    const { text } = this;
    let open = 0;
    for (let inString = false; this.at < text.length; this.at++) {
      const unit = text.charCodeAt(this.at);
      if (inString) {
        if (unit === BACKSLASH) this.at++;
        else if (unit === QUOTE) inString = false;
      } else if (unit === QUOTE) inString = true;
      else if (unit === 0x7b || unit === 0x5b) open++;
      else if ((unit === 0x7d || unit === 0x5d) && --open === 0) {
        this.at++;
        return null;
      }
    }
    this.at = text.length;
    this.fail('cut-short');
    return null;
  }

  private skipSpace(): void {
    for (;;) {
      const unit = this.text.charCodeAt(this.at);
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return;
      this.at++;
    }
  }

  private take(unit: number): boolean {
    if (this.text.charCodeAt(this.at) !== unit) return false;
    this.at++;
    return true;
  }

  /** Ends the reading. Text that simply stops is called cut short, whatever was expected there. */
  private fail(code: JsonNoteCode): void {
    this.ok = false;
    this.stopped = true;
    this.note(
      code === 'syntax' && this.at >= this.text.length ? 'cut-short' : code,
      Math.min(this.at, this.text.length),
    );
  }

  private note(code: JsonNoteCode, at: number, text?: string, earlier?: JsonValue): void {
    if (this.notes.length >= MAX_NOTES) {
      this.notesLeftOut++;
      return;
    }
    const note: JsonNote = { path: this.path.slice(), code, at };
    if (text !== undefined) note.text = text;
    if (earlier !== undefined) note.earlier = earlier;
    this.notes.push(note);
  }
}
