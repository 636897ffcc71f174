import type { AuthParam } from '../../http/authorization.ts';

/** Hawk credentials (mozilla/hawk). The MAC is not in it. */
export interface DecodedHawk {
  id: string;
  /** Milliseconds since the epoch. */
  time?: number;
  nonce?: string;
  /** Whether the body was signed too. */
  payloadHashed: boolean;
  ext?: string;
  app?: string;
  problems: ('missing-parameter' | 'bad-time')[];
}

/** Reads the parameters of `Authorization: Hawk …`. Never throws. */
export function decodeHawk(params: readonly AuthParam[]): DecodedHawk {
  const get = (name: string) => params.find((param) => param.name.toLowerCase() === name)?.value;
  const decoded: DecodedHawk = { id: get('id') ?? '', payloadHashed: get('hash') !== undefined, problems: [] };
  if (['id', 'ts', 'nonce', 'mac'].some((name) => get(name) === undefined)) decoded.problems.push('missing-parameter');
  const stamp = get('ts');
  if (stamp !== undefined && /^\d{1,12}$/.test(stamp)) decoded.time = Number(stamp) * 1000;
  else if (stamp !== undefined) decoded.problems.push('bad-time');
  for (const name of ['nonce', 'ext', 'app'] as const) {
    const value = get(name);
    if (value !== undefined) decoded[name] = value;
  }
  return decoded;
}
