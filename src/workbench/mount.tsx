import { render } from 'preact';
import { startClock } from '../ui/clock.ts';
import type { WorkbenchPort } from './port.ts';
import { Workbench } from './Workbench.tsx';

/** Draws the workbench into `root`, until the returned function is called. */
export function mountWorkbench(root: HTMLElement, port: WorkbenchPort): () => void {
  const stop = startClock();
  render(<Workbench port={port} />, root);
  return () => {
    stop();
    render(null, root);
  };
}
