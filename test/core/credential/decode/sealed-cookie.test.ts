import { createHmac } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { encode as encodeAuthJs } from '@auth/core/jwt';
import secureSession from '@fastify/secure-session';
import cookieParser from 'cookie-parser';
import cookieSession from 'cookie-session';
import express from 'express';
import session from 'express-session';
import fastify from 'fastify';
import { sealData } from 'iron-session';
import { describe, expect, it } from 'vitest';
import { decodeSealedCookie } from '../../../../src/core/credential/decode/sealed-cookie.ts';

const SECRET = 'correct horse battery staple, and thirty-two more';

/** The Set-Cookie values of one answer of a real server. */
async function cookiesOf(listener: RequestListener): Promise<Map<string, string>> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    return readCookies((await fetch(`http://127.0.0.1:${port}/`)).headers.getSetCookie());
  } finally {
    server.close();
  }
}

function readCookies(lines: string[]): Map<string, string> {
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1).split(';')[0] ?? '']),
  );
}

describe('cookies that the real frameworks write', { timeout: 60_000 }, () => {
  it('express-session: a signed session ID', async () => {
    const app = express();
    app.use(session({ secret: SECRET, resave: false, saveUninitialized: true }));
    app.get('/', (_request, response) => void response.send('ok'));
    const value = (await cookiesOf(app)).get('connect.sid') ?? '';
    expect(decodeSealedCookie(value)).toMatchObject({
      format: 'express-signed',
      sealed: 'signed',
      holds: 'session-id',
      certainty: 'high',
    });
  });

  it('cookie-parser: signed JSON', async () => {
    const app = express();
    app.use(cookieParser(SECRET));
    app.get('/', (_request, response) => void response.cookie('cart', { items: [1, 2] }, { signed: true }).send('ok'));
    const value = (await cookiesOf(app)).get('cart') ?? '';
    expect(decodeSealedCookie(value)).toMatchObject({
      format: 'express-signed',
      holds: 'state',
      content: { items: [1, 2] },
    });
  });

  it('cookie-session: base64 JSON, its signature in a second cookie', async () => {
    const app = express();
    app.use(cookieSession({ name: 'session', secret: SECRET }));
    app.get('/', (request, response) => {
      Object.assign(request.session ?? {}, { user: 'alice' });
      response.send('ok');
    });
    const cookies = await cookiesOf(app);
    expect(decodeSealedCookie(cookies.get('session') ?? '')).toMatchObject({
      format: 'base64-json',
      holds: 'state',
      content: { user: 'alice' },
    });
    expect(cookies.get('session.sig')).toMatch(/^[\w-]{27}$/);
  });

  it('iron-session: sealed state with its expiry', async () => {
    const before = Date.now();
    const value = await sealData({ user: 'alice' }, { password: SECRET, ttl: 3600 });
    const sealed = decodeSealedCookie(value);
    expect(sealed).toMatchObject({ format: 'iron', sealed: 'encrypted', holds: 'state', framework: 'iron-session' });
    expect(Math.abs((sealed?.expiresAt ?? 0) - before - 3_600_000)).toBeLessThan(120_000);
  });

  it('@fastify/secure-session: a secret box with its nonce', async () => {
    const app = fastify();
    await app.register(secureSession, { key: Buffer.alloc(32, 7), cookie: { path: '/' } });
    app.get('/', (request, reply) => {
      request.session.set('user' as never, 'alice' as never);
      void reply.send('ok');
    });
    const answer = await app.inject({ url: '/' });
    await app.close();
    const lines = [answer.headers['set-cookie'] ?? []].flat();
    const value = readCookies(lines).get('session') ?? '';
    expect(value).not.toBe('');
    expect(decodeSealedCookie(value)).toMatchObject({ format: 'secretbox', sealed: 'encrypted' });
  });

  it('Auth.js: a JWE under a shared key', async () => {
    const value = await encodeAuthJs({ token: { sub: 'alice' }, secret: SECRET, salt: 'authjs.session-token' });
    expect(decodeSealedCookie(value)).toMatchObject({
      format: 'jwe-direct',
      sealed: 'encrypted',
      framework: 'Auth.js',
    });
  });
});

// Written by hand from the documentation of each framework; the test of the stacks runs the frameworks themselves.
describe('cookies by their documented form', () => {
  const mac = (text: string, encoding: 'hex' | 'base64' | 'base64url', hash = 'sha256') =>
    createHmac(hash, SECRET).update(text).digest(encoding);
  const json = (value: unknown, encoding: 'base64' | 'base64url' = 'base64') =>
    Buffer.from(JSON.stringify(value)).toString(encoding);

  it('Rails: signed with an envelope, encrypted by AES-GCM', () => {
    const inner = json({ _rails: { message: json('alice'), exp: '2030-01-01T00:00:00.000Z', pur: 'cookie.user' } });
    expect(decodeSealedCookie(`${encodeURIComponent(inner)}--${mac(inner, 'hex', 'sha1')}`)).toMatchObject({
      format: 'rails-signed',
      content: 'alice',
      expiresAt: Date.UTC(2030, 0, 1),
      details: [{ name: 'Purpose', value: 'cookie.user' }],
    });
    const parts = [40, 12, 16].map((size) => encodeURIComponent(Buffer.alloc(size, 0xb7).toString('base64')));
    expect(decodeSealedCookie(parts.join('--'))).toMatchObject({ format: 'rails-encrypted', sealed: 'encrypted' });
  });

  it('Laravel: an encrypted envelope, which is no JWT though it starts eyJ', () => {
    const value = json({
      iv: Buffer.alloc(16).toString('base64'),
      value: Buffer.alloc(64).toString('base64'),
      mac: mac('x', 'hex'),
      tag: '',
    });
    expect(decodeSealedCookie(encodeURIComponent(value))).toMatchObject({
      format: 'laravel-encrypted',
      sealed: 'encrypted',
      framework: 'Laravel',
    });
  });

  it('ASP.NET Core: data protection with its key ID', () => {
    const bytes = Buffer.concat([
      Buffer.from('09f0c9f0', 'hex'),
      Buffer.from('33221100554477668899aabbccddeeff', 'hex'),
      Buffer.alloc(80, 7),
    ]);
    expect(decodeSealedCookie(bytes.toString('base64url'))).toMatchObject({
      format: 'aspnet-data-protection',
      details: [{ name: 'Key ID', value: '00112233-4455-6677-8899-aabbccddeeff' }],
    });
  });

  it('WordPress, CouchDB, Tornado, Gorilla, oauth2-proxy, Flask-Login, Phoenix', () => {
    const seconds = 1_760_000_000;
    expect(
      decodeSealedCookie(encodeURIComponent(`alice|${seconds}|${'k'.repeat(43)}|${mac('x', 'hex')}`)),
    ).toMatchObject({ format: 'wordpress', content: 'alice', expiresAt: seconds * 1000 });
    const couch = Buffer.concat([
      Buffer.from(`alice:${seconds.toString(16).toUpperCase()}:`),
      createHmac('sha1', SECRET).update('x').digest(),
    ]);
    expect(decodeSealedCookie(couch.toString('base64url'))).toMatchObject({
      format: 'couchdb',
      content: 'alice',
      issuedAt: seconds * 1000,
    });
    const user = Buffer.from('alice').toString('base64');
    expect(decodeSealedCookie(`"2|1:0|10:${seconds}|4:user|${user.length}:${user}|${mac('x', 'hex')}"`)).toMatchObject({
      format: 'tornado-signed',
      content: 'alice',
    });
    const gorilla = Buffer.concat([
      Buffer.from(`${seconds}|${json({ user: 'alice' }, 'base64url')}|`),
      createHmac('sha256', SECRET).update('x').digest(),
    ]);
    expect(decodeSealedCookie(gorilla.toString('base64url'))).toMatchObject({
      format: 'gorilla-securecookie',
      content: { user: 'alice' },
    });
    expect(decodeSealedCookie(`${'A'.repeat(40)}|${seconds}|${mac('x', 'base64url')}`)).toMatchObject({
      format: 'oauth2-proxy',
      issuedAt: seconds * 1000,
    });
    expect(decodeSealedCookie(`alice|${mac('alice', 'hex', 'sha512')}`)).toMatchObject({
      format: 'value-and-hmac',
      content: 'alice',
      framework: 'Flask-Login',
    });
    // %{"user" => "alice"} as an Erlang term.
    const term = Buffer.concat([
      Buffer.from([131, 116, 0, 0, 0, 1, 109, 0, 0, 0, 4]),
      Buffer.from('user'),
      Buffer.from([109, 0, 0, 0, 5]),
      Buffer.from('alice'),
    ]);
    expect(decodeSealedCookie(`SFMyNTY.${term.toString('base64url')}.${mac('x', 'base64url')}`)).toMatchObject({
      format: 'plug-signed',
      content: { user: 'alice' },
    });
  });

  it('takes nothing for sealed that is an opaque ID, a UUID, a JWS or plain text', () => {
    for (const value of [
      'c2f1a0b4-6d7e-4f8a-9b0c-1d2e3f4a5b6c',
      '0123456789abcdef0123456789abcdef',
      'p5r3q1m8n2v7x4c6z9b0l1k2j3h4g5f6',
      'GA1.2.1234567890.1700000000',
      'GS1.1.1700000000.1.1.1700000100.60.0.0',
      'en-US',
      'consent=1&analytics=0',
      `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.${mac('x', 'base64url')}`,
      '%E0%A4%A',
    ]) {
      expect([value, decodeSealedCookie(value)]).toEqual([value, undefined]);
    }
  });
});
