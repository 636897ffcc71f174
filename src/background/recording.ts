import type { Capture } from '../core/capture/create-capture.ts';
import type { Fact } from '../core/capture/fact.ts';
import type { Gap } from '../core/capture/gap.ts';
import { createGapList } from '../core/capture/gap-list.ts';
import type { Settings } from '../core/capture/settings.ts';

/** The facts of a tab in order. What they say is learnt when somebody asks: until then taking one in costs next to nothing. */
export interface Recording {
  observe(fact: Fact): void;
  /** What all facts so far say. The judge has to be loaded. */
  read(): Capture;
  /** Facts of which nobody has asked yet. */
  waiting(): number;
  /** What sources could not see. */
  toldGaps(): Gap[];
  /** Forgets everything. */
  clear(): void;
}

export interface RecordingOptions {
  createCapture(): Capture;
  /** The settings in force. */
  settings(): Settings;
  /** Facts were read that nobody had asked about before. */
  onRead(): void;
}

/** A recording with nothing in it. */
export function createRecording({ createCapture, settings, onRead }: RecordingOptions): Recording {
  let capture: Capture | undefined;
  let waiting: Fact[] = [];
  let gaps = createGapList();
  let applied: Settings | undefined;

  return {
    observe(fact) {
      if (fact.kind === 'gap') gaps.add(fact.gap);
      else if (fact.kind === 'storage') gaps.settleStorage(fact.origin);
      waiting.push(fact);
    },
    read() {
      capture ??= createCapture();
      const current = settings();
      if (current !== applied) capture.observe({ kind: 'settings', settings: current });
      applied = current;
      const facts = waiting;
      waiting = [];
      for (const fact of facts) capture.observe(fact);
      if (facts.length > 0) onRead();
      return capture;
    },
    waiting: () => waiting.length,
    toldGaps: () => gaps.all(),
    clear() {
      waiting = [];
      gaps = createGapList();
      capture?.clear();
    },
  };
}
