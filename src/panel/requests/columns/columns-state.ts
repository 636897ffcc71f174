import { type ReadonlySignal, signal } from '@preact/signals';
import { type ColumnChoice, DEFAULT_CHOICE, parseChoice } from './columns.ts';

/** Where what a person chose about the looks of the panel is kept. It holds nothing that was captured. */
export interface LayoutMemory {
  read(): Promise<unknown>;
  write(layout: unknown): Promise<boolean>;
}

/** The columns as they were chosen, now and in the sessions before. */
export interface Columns {
  choice: ReadonlySignal<ColumnChoice>;
  /** Changes them, and remembers it. While an edge is dragged `isPassing` is true, and nothing is written. */
  change(next: ColumnChoice, isPassing?: boolean): void;
}

/** What was kept is read at once; a choice that is made before the answer has come stands. */
export function createColumns(memory: LayoutMemory | undefined): Columns {
  const choice = signal(DEFAULT_CHOICE);
  memory?.read().then((stored) => {
    if (choice.value === DEFAULT_CHOICE) choice.value = parseChoice(stored);
  });
  return {
    choice,
    change(next, isPassing = false) {
      choice.value = next;
      if (!isPassing) void memory?.write(next);
    },
  };
}
