import { render } from 'preact';
import type { Connection } from '../messages/connection.ts';
import { startClock } from '../ui/clock.ts';
import { followFindKeys } from './find-key.ts';
import { Panel, type PanelProps } from './Panel.tsx';
import type { LayoutMemory } from './requests/columns/columns-state.ts';
import { createPanelState } from './state.ts';

/** Draws the panel of one tab into `root`, and keeps it current until the returned function is called. */
export function mountPanel(
  root: HTMLElement,
  connection: Connection,
  { tabId, memory, ...rest }: { tabId: number; memory?: LayoutMemory } & Omit<PanelProps, 'state'>,
): () => void {
  const state = createPanelState(connection, tabId, memory);
  const stops = [startClock(), state.start(), followFindKeys(root.ownerDocument)];
  render(<Panel state={state} {...rest} />, root);
  return () => {
    for (const stop of stops) stop();
    render(null, root);
  };
}
