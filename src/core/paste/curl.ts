/** A request as a cURL command line says it. */
export interface CurlRequest {
  method: string;
  url: string;
  headers: { name: string; value: string }[];
  body?: string;
}

const MAX_TEXT = 1_048_576;
const MAX_WORDS = 2_000;

/** Options with a value that say something of the request; each by its short and its long name. */
const VALUED: Readonly<
  Record<string, 'method' | 'header' | 'cookie' | 'data' | 'user' | 'url' | 'agent' | 'referer' | 'form' | 'skip'>
> = {
  '-X': 'method',
  '--request': 'method',
  '-H': 'header',
  '--header': 'header',
  '-b': 'cookie',
  '--cookie': 'cookie',
  '-d': 'data',
  '--data': 'data',
  '--data-raw': 'data',
  '--data-binary': 'data',
  '--data-ascii': 'data',
  '--data-urlencode': 'data',
  '--json': 'data',
  '-u': 'user',
  '--user': 'user',
  '--url': 'url',
  '-A': 'agent',
  '--user-agent': 'agent',
  '-e': 'referer',
  '--referer': 'referer',
  '-F': 'form',
  '--form': 'form',
  '-o': 'skip',
  '--output': 'skip',
  '-x': 'skip',
  '--proxy': 'skip',
  '-m': 'skip',
  '--max-time': 'skip',
  '--cacert': 'skip',
  '--cert': 'skip',
  '--key': 'skip',
  '--resolve': 'skip',
  '--connect-timeout': 'skip',
};

/** Reads a cURL command as a browser or a person writes it, for a POSIX shell or for Windows; undefined for any other text. */
export function readCurl(text: string): CurlRequest | undefined {
  const line = text.trim().replace(/^\$\s+/, '');
  if (line.length > MAX_TEXT || !/^curl(?:\.exe)?\s/i.test(line)) return undefined;
  const words = splitWords(/\^["\r\n]/.test(line) ? fromWindows(line) : line).slice(1);
  const request: CurlRequest = { method: '', url: '', headers: [] };
  const data: string[] = [];
  let isGet = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    const long = word.startsWith('--') ? word.indexOf('=') : -1;
    // `-XPOST` and `-HName: value` are written in one.
    const name =
      long > 0 ? word.slice(0, long) : /^-[A-Za-z]./.test(word) && VALUED[word.slice(0, 2)] ? word.slice(0, 2) : word;
    const kind = Object.hasOwn(VALUED, name) ? VALUED[name] : undefined;
    if (kind === undefined) {
      if (word === '-G' || word === '--get') isGet = true;
      else if (word === '-I' || word === '--head') request.method ||= 'HEAD';
      else if (!word.startsWith('-') && request.url === '') request.url = word;
      continue;
    }
    const value = name === word ? (words[++at] ?? '') : word.slice(name.length + (long > 0 ? 1 : 0));
    if (kind === 'method') request.method = value.toUpperCase();
    else if (kind === 'url') request.url = value;
    else if (kind === 'data' || kind === 'form') data.push(value);
    else addHeader(request, kind, value);
    if (name === '--json') addHeader(request, 'header', 'Content-Type: application/json');
  }
  if (request.url === '') return undefined;
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(request.url)) request.url = `http://${request.url}`;
  if (data.length > 0 && isGet) request.url += `${request.url.includes('?') ? '&' : '?'}${data.join('&')}`;
  else if (data.length > 0) request.body = data.join('&');
  request.method ||= request.body === undefined ? 'GET' : 'POST';
  return request;
}

function addHeader({ headers }: CurlRequest, kind: string, value: string): void {
  if (kind === 'cookie') headers.push({ name: 'Cookie', value });
  else if (kind === 'agent') headers.push({ name: 'User-Agent', value });
  else if (kind === 'referer') headers.push({ name: 'Referer', value });
  else if (kind === 'user') headers.push({ name: 'Authorization', value: `Basic ${toBase64(value)}` });
  else if (kind === 'header') {
    const colon = value.indexOf(':');
    if (colon > 0) headers.push({ name: value.slice(0, colon).trim(), value: value.slice(colon + 1).trim() });
  }
}

function toBase64(text: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** What "Copy as cURL (cmd)" writes: carets before quotation marks, line ends and whatever means something there. */
function fromWindows(line: string): string {
  return line.replace(/\^\r?\n/g, ' ').replace(/\^(.)/g, '$1');
}

/** The words of a command line as a shell splits them (POSIX section 2.2, and the `$'…'` of bash). Linear. */
function splitWords(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < line.length && words.length < MAX_WORDS; at++) {
    const unit = line[at] as string;
    if (unit === "'" || (unit === '$' && line[at + 1] === "'")) {
      const isAnsi = unit === '$';
      const start = at + (isAnsi ? 2 : 1);
      const end = isAnsi ? endOfQuoted(line, start, "'") : line.indexOf("'", start);
      const stop = end < 0 ? line.length : end;
      const inside = line.slice(start, stop);
      word = (word ?? '') + (isAnsi ? unescapeAnsi(inside) : inside);
      at = stop;
    } else if (unit === '"') {
      const end = endOfQuoted(line, at + 1, '"');
      word = (word ?? '') + line.slice(at + 1, end).replace(/\\([\\"$`])|\\\r?\n/g, '$1');
      at = end;
    } else if (unit === '\\') {
      const next = line[at + 1];
      if (next === '\r' || next === '\n') at += next === '\r' ? 2 : 1;
      else if (next !== undefined) {
        word = (word ?? '') + next;
        at += 1;
      }
    } else if (/\s/.test(unit)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + unit;
  }
  if (word !== undefined) words.push(word);
  return words;
}

function endOfQuoted(line: string, start: number, mark: string): number {
  let at = start;
  while (at < line.length && line[at] !== mark) at += line[at] === '\\' ? 2 : 1;
  return Math.min(at, line.length);
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '!': '!',
};

function unescapeAnsi(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))/gs, (whole, unicode, hex, one) =>
    unicode || hex ? String.fromCharCode(Number.parseInt(unicode ?? hex, 16)) : (ESCAPES[one as string] ?? whole),
  );
}
