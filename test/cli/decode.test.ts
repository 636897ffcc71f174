import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/cli/decode.ts';
import { InputError } from '../../src/cli/input-error.ts';
import { effort } from '../fixtures/effort.ts';
import { zipFile } from './zip-file.ts';

const TEXT = '{"log":{"entries":[],"comment":"Grüße 日本 🎉"}}';
const LIMIT = 100_000;
const wide = (text: string) => Buffer.from(text, 'utf16le');
const swapped = (text: string) => wide(text).swap16();
const decode = (bytes: Uint8Array | string, limit = LIMIT) => decodeText(new Uint8Array(Buffer.from(bytes)), limit);
const gzip = (content: Uint8Array | string) => new Uint8Array(gzipSync(content));

describe('decodeText', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-16, as PowerShell writes it', wide(`\ufeff${TEXT}`)],
    ['UTF-16 in the other order', swapped(`\ufeff${TEXT}`)],
    ['UTF-16 without a mark', wide(TEXT)],
    ['UTF-16 in the other order without a mark', swapped(TEXT)],
    ['gzip', gzip(TEXT)],
    ['UTF-16 in gzip', gzip(wide(`\ufeff${TEXT}`))],
    ['a zip archive', zipFile({ 'site.har': TEXT })],
    ['a zip archive with a comment', zipFile({ 'site.har': TEXT }, 'made by PK\u0005\u0006')],
    ['a zip archive that keeps it unpacked', zipFile({ 'site.HAR': { content: TEXT, method: 0 } })],
    ['a zip archive written to a pipe', zipFile({ 'site.har': { content: TEXT, large: true } })],
    ['UTF-16 in a zip archive', zipFile({ 'a/site.har': { content: wide(`\ufeff${TEXT}`) } })],
    ['a zip archive of a Mac', zipFile({ '__MACOSX/._site.har': 'x', '._site.har': 'x', 'a/': '', 'site.har': TEXT })],
    ['a zip archive with other files', zipFile({ 'notes.json': '{}', 'site.har': TEXT, 'a.png': 'x' })],
    ['a zip archive with one JSON file', zipFile({ 'readme.txt': 'x', 'site.json': TEXT })],
  ])('reads %s', (_what, bytes) => {
    expect(decode(bytes)).toBe(TEXT);
  });

  it.each([
    ['xz', '\xfd7zXZ\0', 'it is packed with xz; a HAR as JSON text is read, plain or packed with gzip or zip'],
    ['Zstandard', '\x28\xb5\x2f\xfd', 'it is packed with Zstandard'],
    ['bzip2', 'BZh91AY', 'it is packed with bzip2'],
    ['7-Zip', '7z\xbc\xaf\x27\x1c', 'it is packed with 7-Zip'],
    ['RAR', 'Rar!\x1a\x07\x01', 'it is a RAR archive'],
    ['tar', `${'x'.repeat(257)}ustar\0`, 'it is a tar archive'],
    ['a recording of packets', '\x0a\x0d\x0d\x0a', 'it is a recording of packets (pcapng)'],
    ['a program', '\x7fELF\x02\x01\x01\0\0', 'it is no text'],
    ['zeros', '\0\0\0\0\0\0', 'it is no text'],
    ['UTF-32', '\xff\xfe\0\0{\0\0\0', 'it is text in UTF-32'],
  ])('names %s instead of reading it', (_what, start, reason) => {
    expect(() => decode(Buffer.from(start, 'latin1'))).toThrow(new RegExp(`^${reason.replace(/[()]/g, '\\$&')}`));
    expect(() => decode(gzip(Buffer.from(start, 'latin1')))).toThrow(`what gzip packed: ${reason}`);
  });

  it.each([
    ['gzip that is cut', gzip(TEXT).subarray(0, 30), 'the gzip file ends too early'],
    ['gzip that is damaged', gzip(TEXT).fill(7, 12, 20), 'the gzip file is damaged'],
    ['a zip archive that is cut', zipFile({ 'a.har': TEXT }).subarray(0, 70), 'the zip archive is damaged, or ends'],
    ['gzip twice', gzip(gzip(TEXT)), 'what gzip packed: it is packed twice; unpack it once'],
    ['a zip archive of gzip', zipFile({ 'a.har': { content: gzip(TEXT) } }), 'a.har: it is packed twice'],
    ['an empty zip archive', zipFile({}), 'the zip archive holds no HAR'],
    ['no HAR', zipFile({ 'a.png': 'x', 'b.txt': 'x' }), 'the zip archive holds no HAR, but a.png, b.txt'],
    ['two HARs', zipFile({ 'a.har': TEXT, 'b.har': TEXT }), 'holds 2 files to choose from (a.har, b.har); unpack it'],
    [
      'many',
      zipFile({ '1.har': '', '2.har': '', '3.har': '', '4.har': '', '5.har': '' }),
      'holds 5 files to choose from (1.har, 2.har, 3.har and 2 more)',
    ],
    ['a session of Fiddler', zipFile({ 'raw/001_c.txt': 'x', 'raw/001_s.txt': 'x' }), 'export it as HTTPArchive'],
    ['a trace', zipFile({ 'trace.trace': 'x', 'a.json': '{}', 'b.json': '{}' }), 'it is a trace of Playwright'],
    ['what is encrypted', zipFile({ 'a.har': { content: TEXT, flags: 1 } }), 'a.har is encrypted in the zip archive'],
    ['another method', zipFile({ 'a.har': { content: TEXT, method: 93 } }), 'is not read (method 93)'],
    [
      'a wrong checksum',
      zipFile({ 'a.har': { content: TEXT, says: { crc: 1 } } }),
      'a.har in the zip archive is damaged',
    ],
    ['a wrong place', zipFile({ 'a.har': { content: TEXT, says: { offset: 9 } } }), 'the zip archive is damaged'],
    ['a wrong length', zipFile({ 'a.har': { content: TEXT, says: { packed: 9999 } } }), 'the zip archive is damaged'],
  ])('says what is wrong with %s', (_what, bytes, reason) => {
    expect(() => decode(bytes)).toThrow(InputError);
    expect(() => decode(bytes)).toThrow(reason);
  });

  it('hands no control character of a name on to the terminal', () => {
    expect(() => decode(zipFile({ '\u001b[2J\u202e.png': 'x' }))).toThrow('but ?[2J?.png');
  });

  it.each([
    ['gzip', gzip(Buffer.alloc(LIMIT + 1, ' ')), 'unpacked, the gzip file has more than the 0.1 MB that are read'],
    ['zip', zipFile({ 'a.har': { content: Buffer.alloc(LIMIT + 1, ' ') } }), 'a.har has 0.1 MB unpacked, and at most'],
    [
      'a zip that says it is small',
      zipFile({ 'a.har': { content: Buffer.alloc(LIMIT * 10, ' '), says: { size: 5 } } }),
      'a.har in the zip archive is damaged',
    ],
  ])('unpacks no more than the limit of %s', (_what, bytes, reason) => {
    expect(() => decode(bytes)).toThrow(reason);
  });

  it('reads all that fits', () => {
    const whole = `{${' '.repeat(LIMIT - 2)}}`;
    for (const bytes of [gzip(whole), zipFile({ 'a.har': whole })]) expect(decode(bytes)).toBe(whole);
  });

  it('throws nothing but words, whatever is damaged', () => {
    const whole = [gzip(TEXT), zipFile({ 'a.har': { content: TEXT, large: true }, 'b.txt': 'x' })];
    const change = fc.tuple(fc.nat(300), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(
        fc.constantFrom(...whole),
        fc.array(change, { maxLength: 5 }),
        fc.nat(400),
        (bytes, changes, length) => {
          const broken = Uint8Array.from(bytes.subarray(0, length));
          for (const [at, value] of changes) if (at < broken.length) broken[at] = value;
          try {
            decodeText(broken, LIMIT);
          } catch (error) {
            expect(error).toBeInstanceOf(InputError);
          }
        },
      ),
      { numRuns: effort(2000) },
    );
  });
});
