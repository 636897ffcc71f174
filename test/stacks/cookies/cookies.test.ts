import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeSealedCookie } from '../../../src/core/credential/decode/sealed-cookie.ts';
import { installStack } from '../harness/install.mjs';
import type { Stack } from '../harness/stack.mjs';

const DEBIAN = [
  'python3-flask',
  'python3-django',
  'python3-cryptography',
  'python3-tornado',
  'ruby',
  'ruby-activesupport',
  'php-cli',
  'php-illuminate-encryption',
];

/** Runs a program of this folder that prints cookies as JSON. Debian's own interpreters, for its packages are theirs. */
function write(command: string, file: string): Record<string, string> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  return JSON.parse(execFileSync(command, [path], { encoding: 'utf8' })) as Record<string, string>;
}

const STATE = { user: 'alice', roles: ['admin'] };

beforeAll(() => void installStack({ debian: DEBIAN } as unknown as Stack));

describe('cookies of Flask, Django, Tornado and Fernet', () => {
  let cookies: Record<string, string> = {};
  beforeAll(() => {
    cookies = write('/usr/bin/python3', 'cookies.py');
  });

  it('shows what Flask keeps in a session, compressed or not', () => {
    expect(decodeSealedCookie(cookies.flask ?? '')).toMatchObject({
      format: 'itsdangerous',
      sealed: 'signed',
      holds: 'state',
      framework: 'Flask',
      content: STATE,
    });
    expect(decodeSealedCookie(cookies['flask-compressed'] ?? '')).toMatchObject({
      format: 'itsdangerous',
      content: { user: 'alice', cart: Array(60).fill('apple') },
      details: [{ name: 'Compression', value: 'zlib' }],
    });
    expect(decodeSealedCookie(cookies.itsdangerous ?? '')).toMatchObject({ format: 'itsdangerous', content: STATE });
  });

  it('shows what Django signed, compressed or not', () => {
    expect(decodeSealedCookie(cookies.django ?? '')).toMatchObject({
      format: 'django-signing',
      sealed: 'signed',
      holds: 'state',
      content: STATE,
    });
    expect(decodeSealedCookie(cookies['django-compressed'] ?? '')).toMatchObject({
      format: 'django-signing',
      content: { cart: Array(60).fill('apple') },
    });
    expect(decodeSealedCookie(cookies['django-session'] ?? '')).toMatchObject({
      format: 'django-signing',
      content: STATE,
    });
    expect(decodeSealedCookie(cookies['django-value'] ?? '')).toMatchObject({
      format: 'django-signing',
      content: 'alice',
    });
  });

  it('dates what carries a time', () => {
    const now = Date.now();
    for (const name of ['flask', 'django', 'django-value', 'fernet', 'tornado']) {
      const age = now - (decodeSealedCookie(cookies[name] ?? '')?.issuedAt ?? 0);
      expect([name, age > -2000 && age < 600_000]).toEqual([name, true]);
    }
  });

  it('knows Tornado and Fernet', () => {
    expect(decodeSealedCookie(cookies.tornado ?? '')).toMatchObject({ format: 'tornado-signed', content: 'alice' });
    expect(decodeSealedCookie(cookies.fernet ?? '')).toMatchObject({ format: 'fernet', sealed: 'encrypted' });
  });
});

describe('cookies of Rails', () => {
  let cookies: Record<string, string> = {};
  beforeAll(() => {
    cookies = write('/usr/bin/ruby', 'cookies.rb');
  });

  it('knows what is encrypted, as it is now and as it was', () => {
    expect(decodeSealedCookie(encodeURIComponent(cookies.encrypted ?? ''))).toMatchObject({
      format: 'rails-encrypted',
      sealed: 'encrypted',
      framework: 'Rails or Rack',
    });
    expect(decodeSealedCookie(cookies['encrypted-cbc'] ?? '')).toMatchObject({
      format: 'rails-encrypted-cbc',
      sealed: 'encrypted',
    });
  });

  it('shows what is signed, with its purpose and expiry', () => {
    expect(decodeSealedCookie(cookies.signed ?? '')).toMatchObject({
      format: 'rails-signed',
      content: STATE,
      expiresAt: Date.UTC(2030, 0, 1),
      details: [{ name: 'Purpose', value: 'cookie.user' }],
    });
    expect(decodeSealedCookie(cookies['signed-plain'] ?? '')).toMatchObject({
      format: 'rails-signed',
      content: STATE,
      holds: 'state',
    });
    expect(decodeSealedCookie(cookies['signed-marshal'] ?? '')).toMatchObject({
      format: 'rails-signed',
      problems: ['language-serialization'],
    });
  });
});

describe('cookies of Laravel', () => {
  it('knows the encrypted envelope, with either cipher', () => {
    const cookies = write('php', 'cookies.php');
    expect(decodeSealedCookie(encodeURIComponent(cookies.cbc ?? ''))).toMatchObject({
      format: 'laravel-encrypted',
      details: [{ value: 'AES-CBC with HMAC' }],
    });
    expect(decodeSealedCookie(cookies.gcm ?? '')).toMatchObject({
      format: 'laravel-encrypted',
      details: [{ value: 'AES-GCM' }],
    });
    expect(decodeSealedCookie(cookies.cbc ?? '')?.holds).toBe('unknown');
    expect(decodeSealedCookie(cookies['cbc-id'] ?? '')?.holds).toBe('session-id');
    expect(decodeSealedCookie(cookies['gcm-id'] ?? '')?.holds).toBe('session-id');
  });
});
