import { decodePercent } from './form.ts';

/** Longer texts are values; what a recorder writes is short. */
const MAX_LENGTH = 80;
/** Words that recorders write alone, or with anything round them: `[REDACTED]`, `<redacted:jwt>`, `REMOVED`, `[cookie value redacted]`. */
const SURE =
  /(?:^|[^a-z])(?:redacted|redact|removed|masked|filtered|scrubbed|sanit[iy][sz]ed|obfuscated|censored|stripped|omitted|anonymi[sz]ed|elided|withheld|retracted)(?:$|[^a-z])/i;
/** Words that are a hint only in brackets, for alone they may be a value. */
const BRACKETED = /^(?:\[[^\]]*\]|<[^>]*>|\{+[^{}]*\}+|\([^)]*\)|__[^_].*__|%[^%]*%)$/;
const HINT =
  /hidden|secret|private|confidential|sensitive|protected|value|token|cookie|auth|key|password|session|data/i;
/** The same sign again and again, in groups or not: `***`, `xxx`, `XXXX-XXXX`, `•••`; and what stands here for a secret that was dropped. */
const FILL = /^(?:[*•●∙·×█■▒∗✱#]{3,}|\*{1,2}|[xX]{3,}(?:[-._ :]?[xX]{2,})*|\*[A-Za-z0-9]{4}\*+|\.{3}|…)$/;

/**
 * True for a text that a recorder, a proxy or a person put in place of a secret, whoever it was. Such a value tells that something was
 * sent; what it was, and how long, is not known. An empty text is none: whether it stands for something its place has to tell.
 */
export function isHiddenValue(text: string): boolean {
  if (text.length > MAX_LENGTH || text.length === 0) return false;
  const plain = decodePercent(text)
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2');
  if (FILL.test(plain)) return true;
  if (SURE.test(plain)) return true;
  return BRACKETED.test(plain) && /^[\W_]*[A-Za-z][A-Za-z0-9 _:.-]*[\W_]*$/.test(plain) && HINT.test(plain);
}
