import { readPasted } from '../core/paste/read-pasted.ts';
import { describeShown, problemsOf, renderPasted } from '../core/report/render-pasted.ts';
import { type ShownPasted, showPasted } from '../core/report/show-pasted.ts';

export type DecodeFormat = 'text' | 'json';

/** A text decoded: what it is, and what is wrong with it as far as that shows in itself. */
export interface Decoded {
  shown: ShownPasted;
  problems: string[];
}

/** Tells what a text is and reads it: a token, a cookie, a SAML message, a cURL command. */
export function decodeText(text: string): Decoded {
  const shown = showPasted(readPasted(text));
  return { shown, problems: problemsOf(shown) };
}

/** The decoded text for a person, or as JSON. Without what would prove an identity. */
export function renderDecoded(
  { shown, problems }: Decoded,
  format: DecodeFormat,
  terminal: { width: number; color: boolean; now: number },
): string {
  if (format === 'text') return renderPasted(shown, terminal);
  return `${JSON.stringify({ is: describeShown(shown), problems, ...shown }, undefined, 2)}\n`;
}
