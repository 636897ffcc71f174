// Tokens that are broken in one way each. Their subjects name the way, so that one can tell what was read of which.

export interface BrokenToken {
  name: string;
  token: string;
  /** What the panel says and shows of it, besides the algorithm. */
  shown: (string | RegExp)[];
}

const encode = (text: string) => Buffer.from(text).toString('base64url');
const header = encode('{"alg":"HS256","typ":"JWT"}');
const signature = Buffer.alloc(32, 7).toString('base64url');
const claims = (rest: Record<string, string>) => encode(JSON.stringify(rest));

export const brokenTokens: BrokenToken[] = [
  {
    name: 'cut',
    token: `${header}.${claims({ sub: 'cut-token', name: 'Ada Winter', role: 'reader' }).slice(0, -12)}`,
    shown: ['Broken JWT', 'the token was cut', 'cut-token', 'Ada Winter'],
  },
  {
    name: 'not-base64url',
    token: `${header}.${claims({ sub: 'not-base64url-token' })}$$*.${signature}`,
    shown: ['a character that is not base64url', /^sub\s+"?not-base64url-token/m],
  },
  {
    name: 'not-json',
    token: `${header}.${encode('sub=not-json-token; and no JSON at all')}.${signature}`,
    shown: ['The payload is not JSON', 'sub=not-json-token; and no JSON at all'],
  },
  {
    name: 'one-megabyte',
    token: `${header}.${claims({ sub: 'huge-token', padding: 'x'.repeat(786_432) })}.${signature}`,
    shown: [/^1,048,\d\d\d characters$/m, /^sub\s+"?huge-token/m],
  },
  {
    name: 'five-parts',
    token: `${header}.${claims({ sub: 'five-parts-token' })}.${signature}.${signature}.${signature}`,
    shown: ['Broken JWT', 'It has 5 parts', /^sub\s+"?five-parts-token/m],
  },
  {
    name: 'empty-signature',
    token: `${header}.${claims({ sub: 'empty-signature-token' })}.`,
    shown: ['The signature is empty', /^sub\s+"?empty-signature-token/m],
  },
];
