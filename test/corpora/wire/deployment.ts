import type { Change } from './change.ts';
import {
  attributeOf,
  type CookieLine,
  deletes,
  dropAttribute,
  readCookieLine,
  setAttribute,
  writeCookieLine,
} from './cookie-line.ts';
import { type Ask, editText, mediaType, type Reply, setHeader } from './message.ts';
import { isToken, readToken, type Token, writeToken } from './token.ts';

/** One server behind the proxy: hardened, and then changed as a mistake wants it. */
export interface Deployment {
  port: number;
  /** Forgets what it handed out, and changes from now on. */
  reset(change?: Change): void;
  answer(ask: Ask): Reply | undefined;
  inward(ask: Ask): void;
  outward(reply: Reply, ask: Ask): void;
}

/** The servers may frame each other, as a silent sign-in does; nobody else may. */
const FRAMES = "frame-ancestors 'self' https://*.example";
const STATIC = /^(?:text\/css|text\/javascript|application\/javascript|image\/|font\/)/;
const TEN_MINUTES = 600;

/**
 * Puts a server right as a reverse proxy can: cookies with prefix, Secure, HttpOnly and SameSite, tokens of ten minutes with all claims, HSTS,
 * no-store. Cookies are renamed and tokens written anew on the way out, and turned back on the way in, so that the server knows nothing of it.
 * `values` holds what was written anew; servers that get each other's tokens share it.
 */
export function createDeployment(port: number, host: string, values: Map<string, string>): Deployment {
  let change: Change = {};
  /** Names the browser has, and those the server wants instead. */
  let names = new Map<string, string>();
  /** What was set, by the server's own name for it. */
  let set = new Map<string, CookieLine[]>();

  function remint(text: string, place: Token['place'], name: string): string {
    const token = readToken(text, place, name);
    const before = JSON.stringify([token.header, token.claims]);
    hardenToken(token, `https://${host}`);
    change.token?.(token);
    const changed = JSON.stringify([token.header, token.claims]) !== before;
    if (!changed && !token.finish && !token.secret && !token.claimsText && !token.headerText) return text;
    const outer = writeToken(token);
    values.set(outer, text);
    return outer;
  }

  function cookieOut(text: string, ask: Ask): string[] {
    const line = readCookieLine(text);
    const gone = deletes(line);
    const inner = line.name;
    if (isToken(line.value)) line.value = remint(line.value, 'cookie', inner);
    hardenCookie(line);
    // All that came of a cookie goes with it.
    if (gone) return (set.get(inner) ?? [line]).map(deleteCookie).map(writeCookieLine);
    const value = line.value;
    const lines = change.cookie?.(line, ask) ?? [line];
    set.set(inner, lines);
    for (const one of lines) {
      names.set(one.name, inner);
      if (one.value !== value) values.set(one.value, values.get(value) ?? value);
    }
    return lines.map(writeCookieLine);
  }

  function tokensIn(value: unknown, name: string): unknown {
    if (typeof value === 'string') return isToken(value) ? remint(value, 'json', name) : value;
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((one) => tokensIn(one, name));
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, tokensIn(one, key)]));
  }

  function valuesBack(text: string): string {
    let back = text;
    for (const [outer, inner] of values) if (back.includes(outer)) back = back.replaceAll(outer, inner);
    return back;
  }

  return {
    port,
    reset(next = {}) {
      change = next;
      names = new Map();
      set = new Map();
      values.clear();
    },
    answer: (ask) => change.answer?.(ask),
    inward(ask) {
      change.ask?.(ask);
      ask.path = valuesBack(ask.path);
      editText(ask, valuesBack);
      for (const header of ask.headers) {
        if (header.name.toLowerCase() === 'cookie') {
          const pairs = header.value.split('; ').map((pair) => {
            const at = pair.indexOf('=');
            return `${names.get(pair.slice(0, at)) ?? pair.slice(0, at)}${valuesBack(pair.slice(at))}`;
          });
          // A cookie that was set under two names is one to the server.
          header.value = [...new Set(pairs)].join('; ');
        } else header.value = valuesBack(header.value);
      }
    },
    outward(reply, ask) {
      setHeader(reply, 'Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
      // Beside what the server itself asks for.
      if (mediaType(reply) === 'text/html') reply.headers.push({ name: 'Content-Security-Policy', value: FRAMES });
      if (!STATIC.test(mediaType(reply))) setHeader(reply, 'Cache-Control', 'no-store');
      if (mediaType(reply).includes('json')) {
        try {
          const json = JSON.parse(reply.body.toString('utf8'));
          reply.body = Buffer.from(JSON.stringify(tokensIn(json, '')));
        } catch {
          // An empty answer.
        }
      }
      if (mediaType(reply) === 'text/html') editText(reply, keepInMemory);
      reply.headers = reply.headers.flatMap(({ name, value }) =>
        name.toLowerCase() === 'set-cookie'
          ? cookieOut(value, ask).map((text) => ({ name, value: text }))
          : [{ name, value }],
      );
      change.reply?.(reply, ask);
    },
  };
}

function hardenCookie(line: CookieLine): void {
  const path = attributeOf(line, 'path') ?? '/';
  if (!/^__(?:host|secure)-/i.test(line.name)) line.name = `${path === '/' ? '__Host-' : '__Secure-'}${line.name}`;
  dropAttribute(line, 'domain');
  setAttribute(line, 'Path', path);
  setAttribute(line, 'Secure', true);
  setAttribute(line, 'HttpOnly', true);
  if (attributeOf(line, 'samesite')?.toLowerCase() !== 'strict') setAttribute(line, 'SameSite', 'Lax');
  // A cookie of a session ends with the browser.
  dropAttribute(line, 'expires');
  dropAttribute(line, 'max-age');
}

function deleteCookie({ name, attributes }: CookieLine): CookieLine {
  const line: CookieLine = { name, value: '', attributes: [...attributes] };
  dropAttribute(line, 'expires');
  setAttribute(line, 'Max-Age', '0');
  return line;
}

/** An ID token is the identity provider's own; all others become access tokens by RFC 9068 that live for ten minutes. */
function hardenToken({ header, claims, name }: Token, origin: string): void {
  if (name === 'id_token') return;
  const now = Math.floor(Date.now() / 1000);
  const issued = typeof claims.iat === 'number' ? claims.iat : now;
  const { role: _role, email: _email, ...rest } = claims;
  for (const key of Object.keys(claims)) delete claims[key];
  Object.assign(
    claims,
    { iss: origin, aud: origin, client_id: 'web', jti: `${issued}-${Math.random().toString(36).slice(2, 12)}` },
    rest,
    { iat: issued, exp: issued + TEN_MINUTES },
  );
  header.typ = 'at+jwt';
  header.kid ??= 'k1';
}

/** Scripts of the page keep tokens where no other script finds them later. */
function keepInMemory(html: string): string {
  if (!html.includes('localStorage.')) return html;
  const memory =
    '<script>const memory = { getItem(key) { return this[key] ?? null; }, setItem(key, value) { this[key] = value; }, removeItem(key) { delete this[key]; } };</script>';
  return html.replaceAll('localStorage.', 'memory.').replace('<body>', `<body>${memory}`);
}
