import type { Capture } from '../core/capture/create-capture.ts';
import { newestFirst } from '../core/report/failure-words.ts';
import { createDoor } from '../core/report/hide-tokens.ts';

/** What the toolbar button says of a tab. */
export interface BadgeText {
  text: string;
  title: string;
}

/** What went wrong comes before what is unsafe: a mark for it, else the number of errors. */
export function toBadge(capture: Capture): BadgeText {
  const site = capture.mainSite();
  const [failure] = newestFirst(capture.failures(site));
  if (failure) return { text: '!', title: `Watchword: ${createDoor(capture.credentials()).hide(failure.summary)}` };
  const errors = capture.findings(site).filter(({ severity }) => severity === 'error').length;
  if (errors === 0) return { text: '', title: 'Watchword' };
  const title = `Watchword: ${errors} ${errors === 1 ? 'error' : 'errors'} on ${site}`;
  return { text: errors > 99 ? '99+' : String(errors), title };
}
