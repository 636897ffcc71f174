/** Texts in base64 that begin like JSON: `{"`, `{ `, `{` and a line break or a tab, `[{`, `["`, `[ `, `[[`, `[1`. */
const JSON_START = /^(?:ey[A-DI-L]|ew[0-3k-r]|W3[s-v]|Wy[A-DI-L]|W1[s-v]|Wz[A-X])/;
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

/** True for a text that may be JSON in base64 or base64url. */
export function mayBeJsonInBase64(text: string): boolean {
  return text.length >= 12 && JSON_START.test(text) && BASE64.test(text);
}

/** The bytes of a text in base64 or base64url, one character each; undefined when it is neither. */
export function decodeBinary(text: string): string | undefined {
  if (!BASE64.test(text)) return undefined;
  try {
    return atob(text.replace(/=+$/, '').replace(/-/g, '+').replace(/_/g, '/'));
  } catch {
    return undefined;
  }
}

/** Bytes, one character each, in the same alphabet and with the same padding as `like`. */
export function encodeBinary(binary: string, like: string): string {
  const padding = /=*$/.exec(like)?.[0] ?? '';
  const text = btoa(binary).replace(/=+$/, '');
  return (/[-_]/.test(like) ? text.replace(/\+/g, '-').replace(/\//g, '_') : text) + padding;
}
