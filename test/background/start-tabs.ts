import { createPlacement, type Placement } from '../../src/background/placement.ts';
import { createRecording } from '../../src/background/recording.ts';
import { createTabs, type Tabs } from '../../src/background/tabs.ts';
import { createCapture } from '../../src/core/capture/create-capture.ts';
import { DEFAULT_SETTINGS } from '../../src/core/capture/settings.ts';
import { createPublicSuffixes, siteOf } from '../../src/core/http/site.ts';

const suffixes = createPublicSuffixes('com\nexample\nnet\n');

/** Tabs whose facts are read as the background reads them. */
export function startTabs(now: number): Tabs {
  return createTabs({
    now: () => now,
    createRecording: (onRead) =>
      createRecording({
        createCapture: () => createCapture({ suffixes, browser: 'chrome' }),
        settings: () => DEFAULT_SETTINGS,
        onRead,
      }),
  });
}

/** Which of these tabs a request goes to. */
export function startPlacement(tabs: Tabs): Placement {
  return createPlacement({ tabs, siteOf: (host) => siteOf(host, suffixes) });
}
