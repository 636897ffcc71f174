import type { CredentialRole } from '../credential.ts';

/** What a cookie's name says about it. A name is a hint; the value and what the site does with it decide. */
export interface KnownCookie {
  role: CredentialRole;
  /** Who sets a cookie of this name: a framework, a product or a vendor. */
  by: string;
  /** What the value must look like for the name to count: names such as `d` or `session` are used by many. */
  shape?: RegExp;
}

/** One row of a table: names separated by spaces, and patterns for those that vary. */
export type NameRow = [by: string, role: CredentialRole, names: string, pattern?: RegExp, shape?: RegExp];

/** A table made ready: one map look-up for fixed names, then the patterns in order. */
export interface NameTable {
  /** The first row whose name fits and whose shape, if it has one, fits one of the forms of the value. */
  find(name: string, values: readonly string[]): KnownCookie | undefined;
}

/** Makes a table of rows. A row's `shape` concerns all names of that row. */
export function createNameTable(rows: readonly NameRow[]): NameTable {
  const fixed = new Map<string, KnownCookie[]>();
  const patterns: [RegExp, KnownCookie][] = [];
  for (const [by, role, names, pattern, shape] of rows) {
    const known: KnownCookie = shape ? { role, by, shape } : { role, by };
    for (const name of names.split(' ')) {
      const list = fixed.get(name);
      if (list) list.push(known);
      else if (name !== '') fixed.set(name, [known]);
    }
    if (pattern) patterns.push([pattern, known]);
  }
  return {
    find(name, values) {
      if (name.length > MAX_NAME) return undefined;
      const fits = ({ shape }: KnownCookie) => !shape || values.some((value) => shape.test(value.slice(0, MAX_VALUE)));
      return fixed.get(name)?.find(fits) ?? patterns.find(([pattern, known]) => pattern.test(name) && fits(known))?.[1];
    },
  };
}

/** No known name is longer (in characters). */
const MAX_NAME = 256;
/** So much of a value tells its shape. */
const MAX_VALUE = 512;

const PREFIX = /^__(?:Host-Http|Secure|Host|Http)-/i;

/** The name without `__Host-`, `__Secure-`, `__Http-` and `__Host-Http-` (RFC 6265bis section 4.1.3). */
export function withoutPrefix(name: string): string {
  return name.replace(PREFIX, '');
}
