import { createHash, createHmac, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decodeSealedCookie } from '../../../../src/core/credential/decode/sealed-cookie.ts';

const KEY = 'made up';
const b64 = (data: string | Buffer) => Buffer.from(data).toString('base64');
const b64url = (data: string | Buffer) => Buffer.from(data).toString('base64url');
const mac = (hash: string, data: string) => createHmac(hash, KEY).update(data).digest();
const hex = (hash: string, data: string) => mac(hash, data).toString('hex');
const pickle = Buffer.concat([
  Buffer.from([0x80, 4, 0x95]),
  Buffer.from('\x0b\0\0\0\0\0\0\0}\x94\x8c\x01u\x94\x8c\x03ada\x94s.', 'latin1'),
]);
const json = '{"user":"ada","n":17}';
const now = 1_764_300_000;
const id = createHash('md5').update('id').digest('hex');
const unpadded = (text: string) => text.replace(/=+$/, '');

/** What each form is built like, by its framework's own description. */
const forms: [name: string, value: string, expected: object][] = [
  ['Bottle, MD5', `!${b64(mac('md5', 'x'))}?${b64(pickle)}`, { format: 'bottle-signed', holds: 'state' }],
  ['Bottle, SHA-256', `!${b64(mac('sha256', 'x'))}?${b64(pickle)}`, { format: 'bottle-signed', framework: 'Bottle' }],
  ['Bottle with JSON', `!${b64(mac('sha256', 'x'))}?${b64('["account",{"u":"ada"}]')}`, { holds: 'state' }],
  [
    'Werkzeug SecureCookie',
    `${b64(mac('sha1', 'x'))}?user=${b64('"ada"')}&n=${b64('17')}`,
    { format: 'werkzeug-signed' },
  ],
  ['Tornado, version 1', `${b64('ada')}|${now}|${hex('sha1', 'x')}`, { format: 'tornado-signed', content: 'ada' }],
  [
    'Pyramid with JSON',
    b64url(Buffer.concat([mac('sha512', 'x'), Buffer.from(`[${now}, ${now}, ${json}]`)])),
    { format: 'pyramid-signed', certainty: 'high' },
  ],
  [
    'Pyramid with a pickle',
    b64url(Buffer.concat([mac('sha512', 'x'), pickle])),
    { format: 'pyramid-signed', certainty: 'medium' },
  ],
  [
    'auth_tkt, SHA-512',
    `${hex('sha512', 'x')}${now.toString(16)}ada!userid_type:b64unicode`,
    { format: 'auth-tkt', content: 'ada' },
  ],
  [
    'auth_tkt in base64',
    b64(`${hex('md5', 'x')}${now.toString(16)}ada!admin!data`),
    { format: 'auth-tkt', content: 'ada' },
  ],
  ['Beaker, an ID', `${hex('sha1', 'x')}${id}`, { format: 'beaker-signed', holds: 'session-id', certainty: 'low' }],
  ['Beaker, a pickle', `${hex('sha1', 'x')}${b64(pickle)}`, { format: 'beaker-signed', holds: 'state' }],
  ['Play 2.5', `${hex('sha1', 'x')}-user=ada&n=17`, { format: 'play-signed', content: 'user=ada&n=17' }],
  [
    'Mojolicious, padded with hyphens',
    `${b64('{"user":"ada"}').replace(/=/g, '-')}--${hex('sha1', 'x')}`,
    { format: 'mojolicious-signed', content: { user: 'ada' } },
  ],
  [
    'Mojolicious, filled up',
    `${b64(`${json}${'Z'.repeat(1024 - json.length)}`).replace(/=/g, '-')}--${hex('sha256', 'x')}`,
    { format: 'mojolicious-signed' },
  ],
  ['an ID with a MAC', `${id}--${hex('sha1', id)}`, { format: 'id-and-hmac', holds: 'session-id', certainty: 'low' }],
  [
    'Hapi',
    `${b64(json)}.${hex('sha256', 'salt')}*${b64url(mac('sha256', 'x'))}`,
    { format: 'hapi-signed', holds: 'state' },
  ],
  ['the Rust cookie crate', `${b64(mac('sha256', 'x'))}${json.replace(/"/g, '%22')}`, { format: 'mac-and-value' }],
  ['the Rust cookie crate, an ID', `${b64(mac('sha256', 'x'))}${id}`, { format: 'mac-and-value', holds: 'session-id' }],
  [
    'a proxy’s MAC, time and user',
    `${b64url(mac('sha256', 'x'))}=|${now}|ada@a.example`,
    { format: 'mac-time-user', content: 'ada@a.example' },
  ],
  ['Kohana', `${hex('sha1', 'x')}~${id}`, { format: 'kohana-signed', holds: 'session-id' }],
  ['Yii 1', `${hex('sha1', 'x')}a:2:{i:0;s:3:"ada";i:1;i:7;}`, { format: 'php-serialized-signed', framework: 'Yii 1' }],
  [
    'CodeIgniter 2',
    `a:1:{s:10:"session_id";s:3:"abc";}${createHash('md5').update('x').digest('hex')}`,
    { framework: 'CodeIgniter 2' },
  ],
  ['Jooby', `${unpadded(b64(mac('sha256', 'x')))}|user=ada`, { format: 'mac-and-form' }],
  ['Ring', `${b64(randomBytes(64))}--${b64(mac('sha256', 'x'))}`, { format: 'ring-encrypted', sealed: 'encrypted' }],
  [
    'client-sessions',
    `${b64url(randomBytes(16))}.${b64url(randomBytes(48))}.${now}000.86400000.${b64url(mac('sha256', 'x'))}`,
    { format: 'client-sessions', expiresAt: now * 1000 + 86_400_000 },
  ],
  [
    'AdonisJS, encrypted',
    `e:${b64url(randomBytes(48))}.${b64url(randomBytes(16))}.${b64url(mac('sha256', 'x'))}`,
    { format: 'adonis-encrypted' },
  ],
  [
    'AdonisJS, signed',
    `s:${b64url('{"message":"17","purpose":"user"}')}.${b64url(mac('sha256', 'x'))}`,
    { format: 'express-signed', framework: 'AdonisJS' },
  ],
  ['web2py', `${hex('md5', 'x')}:${b64url(randomBytes(48))}`, { format: 'web2py-encrypted' }],
  ['web2py, SHA-256', `hmac256:${hex('sha256', 'x')}:${b64url(randomBytes(96))}`, { format: 'web2py-encrypted' }],
  [
    'Dancer2',
    `${b64url(randomBytes(8))}~${now}~${b64url(randomBytes(48))}~${b64url(mac('sha256', 'x'))}`,
    { format: 'storage-secure' },
  ],
  [
    'lua-resty-session',
    `${b64url(randomBytes(16))}|${now}|${b64url(randomBytes(40))}|${b64url(mac('sha1', 'x'))}`,
    { format: 'resty-session' },
  ],
  [
    'Rack, encrypted',
    b64(Buffer.concat([Buffer.from([1]), randomBytes(32 + 16 + 64 + 32)])),
    { format: 'rack-encrypted', certainty: 'low' },
  ],
  [
    'Rack, signed Marshal data',
    `${b64('\x04\bI"\x03ada')}--${hex('sha1', 'x')}`,
    { format: 'rails-signed', framework: 'Rack or Rails', certainty: 'medium' },
  ],
  [
    'JSON with a MAC, which may be anybody’s',
    `${b64('{"user":"ada","n":1}')}--${hex('sha1', 'x')}`,
    { format: 'rails-signed', certainty: 'low' },
  ],
]; // prettier-ignore

describe('forms of sealed cookies', () => {
  it.each(forms)('%s', (_, value, expected) => {
    expect(decodeSealedCookie(value)).toMatchObject(expected);
    expect(decodeSealedCookie(encodeURIComponent(value))).toMatchObject(expected);
  });

  it.each([
    ['random hexadecimal digits', createHash('sha256').update('a').digest('hex')],
    ['a UUID', '0d5dcd2a-2f4b-4c55-8b5c-2a0b6c9f2c11'],
    ['a random ID in base64', b64(createHash('sha512').update('b').digest())],
    ['a random ID in base64url', b64url(createHash('sha512').update('c').digest())],
    ['a form', 'user=ada&n=17'],
    ['a sentence with an exclamation mark', `!hello?there`],
    ['a MAC that is too short', `!abcd?${b64(pickle)}`],
    ['a commit and a branch', `${hex('sha1', 'x')}-main`],
    ['a time between bars', `abc|${now}|def`],
    ['two hyphens between words', 'winter--sale'],
    ['a file name', 'report.final.2025.pdf'],
  ])('%s is none', (_, value) => expect(decodeSealedCookie(value)).toBeUndefined());
});
