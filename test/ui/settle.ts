import { act } from 'preact/test-utils';

/** Does something and waits until all that follows from it, promises included, is drawn. */
export function settle(action: () => unknown): Promise<void> {
  return act(async () => {
    action();
    await new Promise((done) => setTimeout(done));
  });
}
