import type { Panel, View } from './harness/types.ts';

type Tab = 'overview' | 'sign-in' | 'requests' | 'credentials' | 'cookies' | 'findings';

/** Opens one of the panel's views; the table of cookies is a list of the Credentials view. */
export async function openTab(panel: Panel, tab: Tab): Promise<void> {
  const list = tab === 'cookies' || tab === 'credentials';
  const shown = list ? 'credentials' : tab;
  await panel.click(`#tab-${shown}`);
  await panel.waitFor(`document.querySelector('#tab-${shown}')?.ariaSelected === 'true'`);
  if (!list) return;
  const button = `#list-${tab === 'cookies' ? 'cookies' : 'families'}`;
  // There is nothing to turn between while no credential was seen.
  await panel.waitFor(`document.querySelector('${button}, .empty') !== null`);
  await panel.evaluate(`void document.querySelector('${button}')?.click()`);
}

/** The verdict, as the first heading of the overview or of the popup has it. */
export async function readVerdict(view: View): Promise<string> {
  return view.evaluate(() => document.querySelector<HTMLElement>('h1')?.innerText ?? '');
}

/** Waits until the panel's overview has this verdict; a wrong one fails, with what the panel says. */
export async function waitForVerdict(panel: Panel, name: string): Promise<void> {
  await openTab(panel, 'overview');
  await panel.waitFor(`document.querySelector('.verdict h1')?.innerText === ${JSON.stringify(name)}`);
}

/** The requests in the list, as "GET /orders 200"; all of them, as long as they fit on the screen. */
export async function readRequests(panel: Panel): Promise<string[]> {
  return panel.evaluate(() =>
    [...document.querySelectorAll('[role=option] .request-row')].map((row) => {
      const cell = (name: string) => row.querySelector<HTMLElement>(`.${name}`);
      const url = cell('url')?.title ?? '';
      return `${cell('method')?.textContent} ${url.replace(/^\w+:\/\/[^/]+/, '')} ${cell('status')?.textContent}`;
    }),
  );
}

/**
 * Selects the member of the list with this text, and gives the text of the detail beside it. `until` are words of what is learnt a
 * moment later, as what the cookie store holds; the text has them all.
 */
export async function readDetail(panel: Panel, wanted: string, until: string[] = []): Promise<string> {
  const found = `[...document.querySelectorAll('[role=listbox] [role=option]')]
    .find((option) => option.innerText.includes(${JSON.stringify(wanted)}))`;
  await panel.waitFor(`${found} !== undefined`);
  await panel.evaluate(`void ${found}.click()`);
  await panel.waitFor(`${found}?.ariaSelected === 'true' && document.querySelector('.detail h1') !== null`);
  const detail = `(document.querySelector('.detail')?.innerText ?? '')`;
  await panel.waitFor(`${JSON.stringify(until)}.every((words) => ${detail}.includes(words))`);
  return panel.evaluate(detail);
}

/** Shows the families that are not in force beside the others. */
export async function unfoldEnded(panel: Panel): Promise<void> {
  await panel.evaluate("void document.querySelector('.hidden-line[aria-expanded=false]')?.click()");
}

/** The detail of every credential, generation by generation, once the list has `count` families. */
export async function readCredentials(panel: Panel, count: number): Promise<string[]> {
  await openTab(panel, 'credentials');
  await panel.waitFor(`document.querySelectorAll('[role=option]').length > 0`);
  await unfoldEnded(panel);
  await panel.waitFor(`document.querySelectorAll('[role=option]').length === ${count}`);
  const details: string[] = [];
  const read = () => panel.evaluate<string>(() => document.querySelector<HTMLElement>('.detail')?.innerText ?? '');
  for (let index = 0; index < count; index += 1) {
    await panel.evaluate(`void document.querySelectorAll('[role=option]')[${index}].click()`);
    await panel.waitFor(`document.querySelectorAll('[role=option]')[${index}].ariaSelected === 'true'`);
    const generations = await panel.evaluate<string[]>(() =>
      [...document.querySelectorAll<HTMLOptionElement>('.generations option')].map(({ value }) => value),
    );
    if (generations.length === 0) details.push(await read());
    for (const generation of generations) {
      await panel.fill('.generations', generation);
      await panel.waitFor(`document.querySelector('.generations')?.value === ${JSON.stringify(generation)}`);
      details.push(await read());
    }
  }
  return details;
}
