import { countOf, replaceTokens } from '../capture/mask.ts';
import { isSecretParameter } from '../capture/secret-parameters.ts';
import type { Credential } from '../credential/book-model.ts';
import { decodePercent } from '../http/form.ts';

/** Takes secrets out of texts that are made of what pages say: names, paths, attributes. */
export interface Door {
  hide(text: string): string;
  /** The value with every text in it so treated; the value itself where there is nothing to hide. Names of members are ours and stay. */
  hideIn<Value>(value: Value): Value;
}

/** Characters by which a known credential is recognised, also where it was cut short. Shorter ones are words. */
const PREFIX = 12;
/** A parameter of a URL that a text quotes. */
const PARAMETER = /([?&;#])([\w%.[\]-]{1,64})=([^&\s;#…]+)/g;
const RUN = /[\w+/~%-]{12,}/g;

/** A door that knows the given credentials: whole tokens go whoever they belong to, other values when they are known. */
export function createDoor(credentials: Iterable<Credential> = []): Door {
  const ids = new Map<string, string>();
  for (const { value, kind, user, id, name } of credentials) {
    if (kind === 'plain' || user !== undefined) continue;
    // Some write the cookie's name into its value, and names are told.
    const run = value
      .slice(0, 256)
      .match(RUN)
      ?.find((one) => !name.includes(one.slice(0, PREFIX)));
    if (run !== undefined) ids.set(run.slice(0, PREFIX), id);
  }

  function hide(text: string): string {
    const shown = replaceTokens(text, () => '{token}').replace(
      PARAMETER,
      (whole, before: string, name: string, value: string) =>
        isSecretParameter(decodePercent(name)) ? `${before}${name}={${countOf(value)}}` : whole,
    );
    if (ids.size === 0 || shown.length < PREFIX) return shown;
    return shown.replace(RUN, (run) => {
      const id = ids.get(run.slice(0, PREFIX));
      return id === undefined ? run : `{${id}}`;
    });
  }

  function hideAny(value: unknown): unknown {
    if (typeof value === 'string') return hide(value);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      const shown = value.map(hideAny);
      return shown.some((item, index) => item !== value[index]) ? shown : value;
    }
    let shown: Record<string, unknown> | undefined;
    for (const [name, member] of Object.entries(value)) {
      const hidden = hideAny(member);
      if (hidden === member) continue;
      shown ??= { ...value };
      shown[name] = hidden;
    }
    return shown ?? value;
  }

  return { hide, hideIn: <Value>(value: Value) => hideAny(value) as Value };
}

const anybody = createDoor();

/** The text without whole tokens. */
export const hideToken = anybody.hide;
/** The value without whole tokens. */
export const hideTokensIn = anybody.hideIn;
