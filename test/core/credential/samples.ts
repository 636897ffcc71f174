import { digestBody } from '../../../src/core/credential/body-digest.ts';
import type { Found } from '../../../src/core/credential/credential.ts';
import { createReader } from '../../../src/core/credential/reader.ts';
import type { Exchange, Header } from '../../../src/core/http/exchange.ts';

export const NOW = Date.UTC(2026, 0, 1);

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A signed token; the signature is noise of the right length. */
export function jwt(claims: object, header: object = { alg: 'HS256', typ: 'JWT' }): string {
  return `${encode(header)}.${encode(claims)}.${'h4'.repeat(21)}A`;
}

/** Noise that looks like a session ID; another one for each `seed`. */
export function noise(seed: number, length = 32): string {
  let state = seed * 2_654_435_761 + 12_345;
  let text = '';
  while (text.length < length) {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) | 0;
    text += 'abcdefghijklmnopqrstuvwxyz0123456789'.charAt((state >>> 8) % 36);
  }
  return text;
}

let count = 0;

interface Parts extends Partial<Omit<Exchange, 'requestHeaders' | 'responseHeaders'>> {
  request?: Record<string, string>;
  response?: Record<string, string | string[]>;
}

/** An exchange; only what matters need be given. */
export function exchange({ request = {}, response = {}, ...parts }: Parts): Exchange {
  count++;
  return {
    id: String(count),
    number: count,
    url: 'https://app.example.com/api',
    method: 'GET',
    type: 'fetch',
    startedAt: NOW + count * 1000,
    status: 200,
    requestHeaders: headers(request),
    responseHeaders: headers(response),
    ...parts,
  };
}

function headers(fields: Record<string, string | string[]>): Header[] {
  return Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => ({ name, value: one })));
}

/** All that is found in an exchange and in the body of its response. */
export function findAll(parts: Parts, reader = createReader()): Found[] {
  const one = exchange(parts);
  return [...reader.read(one).found, ...(one.responseBody ? digestBody(one.responseBody).found : [])];
}
