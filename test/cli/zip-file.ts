import { crc32, deflateRawSync } from 'node:zlib';

interface Packed {
  content: Uint8Array | string;
  method?: number;
  flags?: number;
  /** What the directory says of it instead of the truth. */
  says?: { crc?: number; packed?: number; size?: number; offset?: number };
  /** Puts the sizes into the field for large ones. */
  large?: boolean;
}

/** A zip archive as APPNOTE.TXT describes it, right or with what is asked to be wrong. */
export function zipFile(files: Record<string, Packed | string>, comment = ''): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, given] of Object.entries(files)) {
    const {
      content,
      method = 8,
      flags = 0,
      says = {},
      large = false,
    } = typeof given === 'string' ? { content: given } : given;
    const plain = Buffer.from(content);
    const packed = method === 8 ? deflateRawSync(plain) : plain;
    const header = { crc: crc32(plain), packed: packed.length, size: plain.length, offset, ...says };
    const extra = Buffer.alloc(large ? 24 : 0);
    if (large) {
      extra.writeUInt16LE(0xcafe, 0);
      extra.writeUInt16LE(0, 2);
      extra.writeUInt16LE(1, 4);
      extra.writeUInt16LE(16, 6);
      extra.writeBigUInt64LE(BigInt(header.size), 8);
      extra.writeBigUInt64LE(BigInt(header.packed), 16);
    }
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(header.crc, 16);
    central.writeUInt32LE(large ? 0xffffffff : header.packed, 20);
    central.writeUInt32LE(large ? 0xffffffff : header.size, 24);
    central.writeUInt16LE(Buffer.byteLength(name), 28);
    central.writeUInt16LE(extra.length, 30);
    central.writeUInt32LE(header.offset, 42);
    directory.push(central, Buffer.from(name), extra);
    parts.push(local, Buffer.from(name), packed);
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return new Uint8Array(Buffer.concat([...parts, list, end, Buffer.from(comment)]));
}
