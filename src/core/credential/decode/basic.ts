import { decodeAnyBase64 } from './base64.ts';
import { decodeUtf8 } from './utf8.ts';

export type BasicProblemCode = 'not-base64' | 'no-colon' | 'not-utf8' | 'empty-password';

/** HTTP Basic credentials without the password, which is never returned. */
export interface DecodedBasic {
  user: string;
  problems: BasicProblemCode[];
}

/** Reads the user name of HTTP Basic credentials (RFC 7617 section 2). Never throws. */
export function decodeBasic(token68: string): DecodedBasic {
  const { ok, bytes } = decodeAnyBase64(token68);
  const problems: BasicProblemCode[] = ok ? [] : ['not-base64'];
  const colon = bytes.indexOf(0x3a);
  if (colon < 0) return { user: '', problems: [...problems, 'no-colon'] };
  const user = decodeUtf8(bytes.subarray(0, colon));
  if (!user.ok) problems.push('not-utf8');
  if (colon === bytes.length - 1) problems.push('empty-password');
  return { user: user.text, problems };
}
