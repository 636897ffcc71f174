import { signal } from '@preact/signals';
import { render } from 'preact';
import type { Connection } from '../messages/connection.ts';
import type { Summary } from '../messages/protocol.ts';
import { startClock } from '../ui/clock.ts';
import { Popup, type PopupActions } from './Popup.tsx';
import { WorkbenchLink } from './WorkbenchLink.tsx';

/** Requests that come faster than this are asked about together. */
const BATCH_MS = 300;

/** Draws the popup for one tab into `root`, and keeps it current until the returned function is called. */
export function mountPopup(
  root: HTMLElement,
  connection: Connection,
  { tabId, ...actions }: PopupActions & { tabId: number },
): () => void {
  const summary = signal<Summary | undefined>(undefined);
  const failed = signal(false);
  const load = async () => {
    try {
      summary.value = await connection.request('summary.get', { tabId });
      failed.value = false;
    } catch {
      failed.value = true;
    }
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const loadSoon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void load();
    }, BATCH_MS);
  };
  const stops = [
    () => clearTimeout(timer),
    startClock(),
    connection.on('rows', loadSoon),
    connection.on('state', loadSoon),
    connection.on('cleared', loadSoon),
    connection.onReconnect(load),
  ];
  void load();
  const openWorkbench = () => {
    connection.request('workbench.open', { tabId }).then(
      () => close(),
      () => {
        failed.value = true;
      },
    );
  };
  const resume = () => {
    connection.request('capture.pause', { tabId, paused: false }).then(load, () => {
      failed.value = true;
    });
  };
  render(
    <>
      <Popup summary={summary} failed={failed} resume={resume} {...actions} />
      <WorkbenchLink onOpen={openWorkbench} />
    </>,
    root,
  );
  return () => {
    for (const stop of stops) stop();
    render(null, root);
  };
}
