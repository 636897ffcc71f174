import { render } from 'preact';
import { Options } from './Options.tsx';
import { createOptionsState, type SettingsPort } from './state.ts';

/** Draws the options into `root`, and keeps them current until the returned function is called. */
export function mountOptions(root: HTMLElement, port: SettingsPort): () => void {
  const state = createOptionsState(port);
  const stop = state.start();
  render(<Options state={state} />, root);
  return () => {
    stop();
    render(null, root);
  };
}
