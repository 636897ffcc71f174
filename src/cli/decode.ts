import { gunzipSync } from 'node:zlib';
import { InputError, sizeText } from './input-error.ts';
import { isGzip, isZip, refusalOf, wideEncodingOf } from './kinds.ts';
import { unzipHar } from './zip.ts';

/**
 * The text of a file: unpacked where it is packed with gzip or zip, and read as UTF-8 or, where it is, UTF-16. Unpacked it may have
 * `limit` bytes. Throws an `InputError`.
 */
export function decodeText(bytes: Uint8Array, limit: number): string {
  if (isGzip(bytes)) return decodePlain(gunzip(bytes, limit), 'what gzip packed');
  if (isZip(bytes)) {
    const { name, content } = unzipHar(bytes, limit);
    return decodePlain(content, name);
  }
  return decodePlain(bytes);
}

function decodePlain(bytes: Uint8Array, inside?: string): string {
  const refusal = isGzip(bytes) || isZip(bytes) ? 'it is packed twice; unpack it once' : refusalOf(bytes);
  if (refusal !== undefined) throw new InputError(inside === undefined ? refusal : `${inside}: ${refusal}`);
  // The decoder takes the byte order mark off.
  return new TextDecoder(wideEncodingOf(bytes) ?? 'utf-8').decode(bytes);
}

function gunzip(bytes: Uint8Array, limit: number): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: limit });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw new InputError(`unpacked, the gzip file has more than the ${sizeText(limit)} that are read`);
    throw new InputError(code === 'Z_BUF_ERROR' ? 'the gzip file ends too early' : 'the gzip file is damaged');
  }
}
