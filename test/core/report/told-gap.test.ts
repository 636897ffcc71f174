import { describe, expect, it } from 'vitest';
import { answerWhy, renderWhy } from '../../../src/cli/why.ts';
import { createCapture } from '../../../src/core/capture/create-capture.ts';
import { createPublicSuffixes } from '../../../src/core/http/site.ts';
import { buildReport } from '../../../src/core/report/build.ts';
import { renderMarkdown } from '../../../src/core/report/render-markdown.ts';
import { renderText } from '../../../src/core/report/render-text.ts';

const capture = createCapture({ suffixes: createPublicSuffixes('com\n'), browser: 'chrome' });
capture.observe({ kind: 'gap', gap: { kind: 'evicted', text: 'Old requests were dropped.', count: 7 } });
capture.observe({ kind: 'gap', gap: { kind: 'paused', text: 'Capturing was paused.' } });
const report = buildReport(capture, { now: 0, source: 'live' });

describe('what was not seen', () => {
  it('says in JSON whether the verdict could be another with it, those first', () => {
    expect(report.source.gaps).toEqual([
      { kind: 'paused', text: 'Capturing was paused.', touchesVerdict: true },
      { kind: 'evicted', text: 'Old requests were dropped.', count: 7, touchesVerdict: false },
    ]);
  });

  it.each([
    ['text', renderText(report)],
    ['Markdown', renderMarkdown(report)],
    ['the answer to why', renderWhy(answerWhy(report), 'text', { width: 100, color: false })],
  ])('stands apart in the %s from what the verdict does not rest on', (_name, text) => {
    const order = ['Not seen', 'Capturing was paused.', 'Left out, which the verdict does not rest on', 'Old requests'];
    const places = order.map((part) => text.indexOf(part));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(text).toContain('(7)');
  });

  it('has no heading without a gap', () => {
    const empty = createCapture({ suffixes: createPublicSuffixes('com\n'), browser: 'chrome' });
    const text = renderText(buildReport(empty, { now: 0, source: 'live' }));
    expect(text).not.toMatch(/Not seen|Left out/);
  });
});
