import { type ReadonlySignal, signal } from '@preact/signals';

const current = signal(Date.now());

/** The time views count from, in milliseconds since the epoch; moves once a second while the page is visible. */
export const now: ReadonlySignal<number> = current;

/** Sets the clock to a fixed instant, for pictures and tests. */
export function setClock(at: number): void {
  current.value = at;
}

/** Starts the clock; returns how to stop it. */
export function startClock(): () => void {
  const tick = () => {
    if (document.visibilityState === 'visible') current.value = Date.now();
  };
  tick();
  const timer = setInterval(tick, 1000);
  document.addEventListener('visibilitychange', tick);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', tick);
  };
}
