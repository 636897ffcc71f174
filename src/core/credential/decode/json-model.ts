/** A JSON value. Objects come without inherited members, so that a member called `constructor` or `__proto__` is only a member. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
export interface JsonObject {
  [name: string]: JsonValue;
}
/** Where a value stands: member names and array indexes from the root. */
export type JsonPath = readonly (string | number)[];

export type JsonNoteCode =
  /** The member came more than once. The last one is the value, as in `JSON.parse`; `earlier` is the one it replaced. */
  | 'duplicate-member'
  /** An integer a double cannot hold exactly. `text` is the number as written. */
  | 'unsafe-integer'
  /** A number out of the range of a double, or with more digits than it holds. `text` is the number as written. */
  | 'inexact-number'
  /** A member called `__proto__`, which careless code takes for the object's prototype. */
  | 'prototype-member'
  /** Half of a surrogate pair: no Unicode character. */
  | 'lone-surrogate'
  /** Nested deeper than is read; the value is null here. */
  | 'too-deep'
  /** A control character that JSON wants escaped. */
  | 'control-character'
  /** The text ends before the value does. */
  | 'cut-short'
  /** Something that JSON does not allow; what follows was not read. */
  | 'syntax'
  /** More text after the value. */
  | 'trailing-text';

/** Something about a JSON text that its value does not tell. */
export interface JsonNote {
  path: JsonPath;
  code: JsonNoteCode;
  /** Offset in characters. */
  at: number;
  text?: string;
  earlier?: JsonValue;
}

export interface JsonResult {
  /** The text is JSON and was read whole. */
  ok: boolean;
  /** What could be read; absent when there was nothing. */
  value?: JsonValue;
  notes: JsonNote[];
  /** How many more notes there were than are kept. */
  notesLeftOut: number;
}

// As safe as Object.create(null), and engines keep it as a fast object with hidden classes instead of a hash table.
/** The prototype of every object read: empty, and without one of its own. */
export const bareObject: object = Object.freeze(Object.create(null));
const Bare = function Bare() {} as unknown as new () => JsonObject;
Bare.prototype = bareObject;

/** An empty object that inherits no member. */
export function createJsonObject(): JsonObject {
  return new Bare();
}

/** True for a JSON object: no array, no null. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The member `name` when it is a string. */
export function getString(object: JsonObject | undefined, name: string): string | undefined {
  const value = object?.[name];
  return typeof value === 'string' ? value : undefined;
}

/** The member `name` when it is a finite number. */
export function getNumber(object: JsonObject | undefined, name: string): number | undefined {
  const value = object?.[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The member `name` when it is an object. */
export function getObject(object: JsonObject | undefined, name: string): JsonObject | undefined {
  const value = object?.[name];
  return isJsonObject(value) ? value : undefined;
}
