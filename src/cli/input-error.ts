/** Why a file cannot be used, in words that follow its name: “it is a folder”. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** What the operating system said, in words. */
export function reasonOf(error: unknown): string {
  if (error instanceof InputError) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'ENOTDIR') return 'a part of its path is no folder';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES' || code === 'EPERM') return 'access is denied';
  if (code === 'ENAMETOOLONG') return 'its name is too long';
  if (code === 'ELOOP') return 'its links lead in a circle';
  if (code === 'ENOSPC') return 'the disk is full';
  if (code === 'EDQUOT') return 'there is no quota left';
  if (code === 'EFBIG') return 'the file may not become so large';
  if (code === 'EIO') return 'the device failed';
  return code ?? 'it failed without a reason';
}

/** A number of bytes for people, “1.5 GB”. */
export function sizeText(bytes: number): string {
  const unit = bytes >= 1e9 ? ['GB', 2 ** 30] : ['MB', 2 ** 20];
  const amount = bytes / (unit[1] as number);
  return `${amount >= 10 ? Math.round(amount) : Math.round(amount * 10) / 10} ${unit[0]}`;
}
