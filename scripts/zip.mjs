// Writes zip archives whose bytes depend on nothing but the files: sorted by name, one date, no owner, no path of this machine.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';

/** The first of January 1980, before which the format knows no date. */
const date = (1 << 5) | 1;
/** Names in UTF-8. */
const flags = 0x0800;
const deflated = 8;

/**
 * All files of a folder, at any depth, as their names in an archive. Without those that begin with a dot, which no store takes.
 *
 * @param {string} folder
 * @returns {string[]}
 */
function listFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((name) => !/(?:^|\/)\./.test(name))
    .sort((one, other) => (one < other ? -1 : 1));
}

/**
 * The bytes of a zip archive of the folder (APPNOTE.TXT section 4.3).
 *
 * @param {string} folder
 * @returns {Buffer}
 */
export function zipFolder(folder) {
  /** @type {Buffer[]} */
  const files = [];
  /** @type {Buffer[]} */
  const directory = [];
  let offset = 0;
  for (const file of listFiles(folder)) {
    const content = readFileSync(path.join(folder, file));
    const packed = deflateRawSync(content, { level: 9 });
    const name = Buffer.from(file);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(deflated, 4);
    common.writeUInt16LE(date, 8);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    files.push(Buffer.from('PK\x03\x04'), common, name, packed);
    directory.push(Buffer.from('PK\x01\x02\x14\0'), common, place, name);
    offset += 30 + name.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  const count = directory.length / 4;
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, list, end]);
}
