import { decodeProtectedHeader, decodeJwt as joseClaims } from 'jose';
import { jwtDecode } from 'jwt-decode';
import { createCapture } from '../../../src/core/capture/create-capture.ts';
import { decodeJwt } from '../../../src/core/credential/decode/jwt.ts';
import { createReader } from '../../../src/core/credential/reader.ts';
import { findTokens } from '../../../src/core/credential/shapes/find-tokens.ts';
import type { Exchange } from '../../../src/core/http/exchange.ts';
import { type Line, print } from './line.ts';
import { compare } from './measure.ts';
import { readPublicSuffixList } from './suffixes.ts';
import { createJwt, createRandom, createTraffic, randomText, renewTexts, START } from './traffic.ts';

const random = createRandom(7);

/** A script bundle as sites ship it: names, numbers, texts, now and then a hash, one token in 100 KB. */
function createScript(length: number): string {
  const words =
    'function return const element value index state render props event target children length push map'.split(' ');
  const parts: string[] = [];
  let size = 0;
  for (let part = 0; size < length; part++) {
    const word = words[Math.floor(random() * words.length)] as string;
    let text = `${word}(${Math.floor(random() * 1000)},"${word}-${randomText(random, 4)}");`;
    if (part % 200 === 0) text += `"${randomText(random, 40)}";`;
    if (part % 4000 === 0) text += `token="${createJwt(random, START)}";`;
    parts.push(text);
    size += text.length;
  }
  return parts.join('');
}

function scan(): Line[] {
  const text = createScript(2 * 1024 * 1024);
  const plain = () => {
    let found = 0;
    for (const _ of text.matchAll(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g)) found++;
    if (found === 0) throw new Error('The text has tokens');
  };
  const ours = () => {
    if (findTokens(text, { limit: 1000 }).length === 0) throw new Error('The text has tokens');
  };
  const { ratio, first, second } = compare(ours, plain);
  const speed = (milliseconds: number) => Math.round(text.length / 1e6 / (milliseconds / 1000));
  const detail = `${speed(first)} MB/s for JWTs and all known shapes; the expression ${speed(second)} MB/s for JWTs alone`;
  return [
    { name: 'Scanning text for tokens', value: speed(first), unit: 'MB/s' },
    { name: 'Scanning text, against one regular expression', value: ratio, unit: 'x', detail },
  ];
}

function decode(): Line[] {
  const tokens = Array.from({ length: 64 }, () => createJwt(random, START));
  let turn = 0;
  const next = () => tokens[turn++ & 63] as string;
  const ours = () => void decodeJwt(next());
  const jose = compare(ours, () => {
    const token = next();
    decodeProtectedHeader(token);
    joseClaims(token);
  });
  const small = compare(ours, () => {
    const token = next();
    jwtDecode(token, { header: true });
    jwtDecode(token);
  });
  const micro = (milliseconds: number) => `${(milliseconds * 1000).toFixed(1)} µs`;
  return [
    {
      name: 'Decoding a JWT, against jose',
      value: jose.ratio,
      unit: 'x',
      budget: 1.5,
      room: 1.15,
      detail: `${micro(jose.first)} against ${micro(jose.second)}`,
    },
    {
      name: 'Decoding a JWT, against jwt-decode',
      value: small.ratio,
      unit: 'x',
      detail: `${micro(small.first)} against ${micro(small.second)}`,
    },
  ];
}

/** The same headers again, in strings of their own, against a reader that meets them for the first time. */
function repeatPath(): Line[] {
  const [api, , , page] = [...createTraffic(4)] as [Exchange, Exchange, Exchange, Exchange];
  const copies = Array.from({ length: 32 }, () => renewTexts([api, page]));
  const known = createReader();
  let turn = 0;
  const next = () => copies[turn++ & 31] as Exchange[];
  const again = () => {
    for (const exchange of next()) known.read(exchange);
  };
  const atFirst = () => {
    const reader = createReader();
    for (const exchange of next()) reader.read(exchange);
  };
  const { ratio, first, second } = compare(atFirst, again);
  const micro = (milliseconds: number) => `${(milliseconds * 1000).toFixed(1)} µs`;
  const detail = `${micro(first)} at first sight, ${micro(second)} again, for two exchanges`;
  return [
    {
      name: 'First sight of headers, against the same again',
      value: ratio,
      unit: 'x',
      budget: 20,
      kind: 'at least',
      room: 1.25,
      detail,
    },
  ];
}

/** All that happens to an exchange, in the reader and after it. */
function wholePath(): Line[] {
  const suffixes = readPublicSuffixList();
  const exchanges = [...createTraffic(2000)];
  const capture = () => createCapture({ suffixes, browser: 'chrome' });
  const ours = () => {
    const one = capture();
    for (const exchange of exchanges) one.observe({ kind: 'exchange', exchange });
  };
  const { first } = compare(ours, () => void JSON.stringify(exchanges), { rounds: 7, roundMs: 1 });
  const value = (first * 1000) / exchanges.length;
  return [{ name: 'Taking in an exchange, all of it', value, unit: 'µs', budget: 150, room: 1.5 }];
}

/** Scanning, decoding and the repeat path. */
export function benchReading(): void {
  print([...scan(), ...decode(), ...repeatPath(), ...wholePath()]);
}
