import { useSignal } from '@preact/signals';
import type { Exchange } from '../../../core/http/exchange.ts';
import { copyText } from '../../../ui/clipboard.ts';
import { formatNumberOf } from '../../../ui/format.ts';
import { Menu } from '../../../ui/Menu.tsx';
import type { PanelState } from '../../state.ts';
import { toCurl, toFetch, toHeaderLines, type Unmask } from './formats.ts';
import { asShown, countMasked, createUnmask, pseudonymsIn } from './unmask.ts';

/** The request to take along. Secrets are in it only when a person asks, each time anew. */
export function CopyMenu({ exchange, state }: { exchange: Exchange; state: PanelState }) {
  const withSecrets = useSignal(false);
  const said = useSignal('');
  const copy = async (write: (unmask: Unmask) => string) => {
    const unmask = withSecrets.value ? await revealAll(exchange, state) : asShown;
    const text = write(unmask);
    const masked = withSecrets.value ? countMasked(text) : 0;
    const copied = await copyText(text);
    withSecrets.value = false;
    said.value = !copied
      ? 'Not copied'
      : masked === 0
        ? 'Copied'
        : `Copied; ${formatNumberOf(masked, 'value')} ${masked === 1 ? 'is' : 'are'} not kept`;
  };
  const items = [
    { label: 'Copy as cURL', run: () => void copy((unmask) => toCurl(exchange, unmask)) },
    { label: 'Copy as fetch', run: () => void copy((unmask) => toFetch(exchange, unmask)) },
    { label: 'Copy request headers', run: () => void copy((unmask) => toHeaderLines(exchange.requestHeaders, unmask)) },
    { label: 'Copy URL', run: () => void copy((unmask) => unmask(exchange.url)) },
    {
      label: 'With secrets',
      checked: withSecrets.value,
      run: () => {
        withSecrets.value = !withSecrets.value;
      },
    },
  ];
  return (
    <>
      <Menu
        label="Copy the request"
        class="button"
        items={items}
        note={withSecrets.value ? 'Whoever gets it can act as you.' : 'Without secrets: values are replaced by names.'}
        onOpen={() => {
          said.value = '';
        }}
      >
        {said.value === '' ? 'Copy' : said.value}
      </Menu>
      <span class="hidden-text" role="status">
        {said.value}
      </span>
    </>
  );
}

async function revealAll(exchange: Exchange, state: PanelState): Promise<Unmask> {
  const values = new Map<string, string>();
  for (const id of pseudonymsIn(exchange)) {
    const value = await state.reveal(id).catch(() => undefined);
    if (value !== undefined) values.set(id, value);
  }
  return createUnmask(values);
}
