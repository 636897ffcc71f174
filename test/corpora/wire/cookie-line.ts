/** A Set-Cookie line in parts that can be changed. Names of attributes as they are written; a flag has no value. */
export interface CookieLine {
  name: string;
  value: string;
  attributes: [name: string, value?: string][];
}

export function readCookieLine(text: string): CookieLine {
  const [pair = '', ...rest] = text.split(';').map((part) => part.trim());
  const at = pair.indexOf('=');
  return {
    name: pair.slice(0, at),
    value: pair.slice(at + 1),
    attributes: rest
      .filter((part) => part !== '')
      .map((part) => {
        const equals = part.indexOf('=');
        return equals < 0 ? [part] : [part.slice(0, equals), part.slice(equals + 1)];
      }),
  };
}

export function writeCookieLine({ name, value, attributes }: CookieLine): string {
  return [`${name}=${value}`, ...attributes.map(([key, text]) => (text === undefined ? key : `${key}=${text}`))].join(
    '; ',
  );
}

export function attributeOf(line: CookieLine, name: string): string | undefined {
  const found = line.attributes.find(([key]) => key.toLowerCase() === name.toLowerCase());
  return found && (found[1] ?? '');
}

/** Puts the attribute in the place of all of its name; a value of `true` writes a flag. */
export function setAttribute(line: CookieLine, name: string, value: string | true): void {
  dropAttribute(line, name);
  line.attributes.push(value === true ? [name] : [name, value]);
}

export function dropAttribute(line: CookieLine, name: string): void {
  line.attributes = line.attributes.filter(([key]) => key.toLowerCase() !== name.toLowerCase());
}

/** Whether the line takes a cookie away. */
export function deletes(line: CookieLine): boolean {
  const expires = Date.parse(attributeOf(line, 'expires') ?? '');
  return line.value === '' || Number(attributeOf(line, 'max-age') ?? 1) <= 0 || expires < Date.now();
}
