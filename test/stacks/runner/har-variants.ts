import type { Har } from '../../browser/harness/types.ts';

type Entry = Har['log']['entries'][number];

/** The same recording as other tools write it: the verdict must not hang on what only Chromium puts into a HAR. */
export const harVariants: Readonly<Record<string, (har: Har) => Har>> = {
  'without the fields of Chromium': (har) => change(withoutOwnFields(har), () => {}),
  'in another order': (har) => ({ ...har, log: { ...har.log, entries: [...har.log.entries].reverse() } }),
  'with cookies in lists of their own': (har) =>
    change(withoutOwnFields(har), ({ request, response }) => {
      drop(request, 'cookie');
      drop(response, 'set-cookie');
    }),
};

/** A copy whose entries were changed. */
function change(har: Har, act: (entry: Entry) => void): Har {
  const copy = structuredClone(har);
  for (const entry of copy.log.entries) act(entry);
  return copy;
}

/** No pages, no initiators, no types of resources, no pseudo-headers: what HAR 1.2 asks for and no more. */
function withoutOwnFields(har: Har): Har {
  const text = JSON.stringify({ ...har.log, creator: { name: 'Recorder', version: '1' }, pages: [] }, (key, value) =>
    key.startsWith('_') || key === 'pageref' || key === 'connection' ? undefined : value,
  );
  return { log: JSON.parse(text) };
}

function drop(message: Entry['request'] | Entry['response'], name: string): void {
  message.headers = message.headers.filter((header) => header.name.toLowerCase() !== name);
}
