import type { AuthParam } from '../../http/authorization.ts';

export type SigV4ProblemCode = 'missing-parameter' | 'bad-scope' | 'bad-date' | 'host-not-signed';

/** AWS Signature Version 4, in a header or in a query string. The signature is not in it. */
export interface DecodedSigV4 {
  algorithm: string;
  accessKeyId: string;
  /** `AKIA`: a key that lasts; `ASIA`: temporary credentials. */
  keyKind: 'long-term' | 'temporary' | 'unknown';
  date?: string;
  region?: string;
  service?: string;
  signedHeaders: string[];
  /** Query form: milliseconds since the epoch. */
  signedAt?: number;
  expiresAt?: number;
  problems: SigV4ProblemCode[];
}

/** Reads the parameters of `Authorization: AWS4-HMAC-SHA256 …`. Never throws. */
export function decodeSigV4(algorithm: string, params: readonly AuthParam[]): DecodedSigV4 {
  const get = (name: string) => params.find((param) => param.name.toLowerCase() === name)?.value;
  return create(algorithm, get('credential'), get('signedheaders'), get('signature'));
}

/** Reads a presigned URL's query, names in any case; undefined when it is none. */
export function decodeSigV4Query(query: Iterable<{ name: string; value: string }>): DecodedSigV4 | undefined {
  const values = new Map<string, string>();
  for (const { name, value } of query) {
    const key = name.toLowerCase();
    if (key.startsWith('x-amz-') && !values.has(key)) values.set(key, value);
  }
  const algorithm = values.get('x-amz-algorithm');
  if (algorithm === undefined) return undefined;
  const decoded = create(
    algorithm,
    values.get('x-amz-credential'),
    values.get('x-amz-signedheaders'),
    values.get('x-amz-signature'),
  );
  const signedAt = parseAmzDate(values.get('x-amz-date') ?? '');
  if (signedAt === undefined) decoded.problems.push('bad-date');
  else {
    decoded.signedAt = signedAt;
    const seconds = Number(values.get('x-amz-expires') ?? Number.NaN);
    if (seconds > 0 && seconds < 1e9) decoded.expiresAt = signedAt + seconds * 1000;
  }
  return decoded;
}

function create(algorithm: string, credential = '', headers = '', signature = ''): DecodedSigV4 {
  const [accessKeyId = '', date, region, service, end] = credential.split('/', 6);
  const kind = /^(?:ASIA|FSIA)/.test(accessKeyId) ? 'temporary' : /^AKIA/.test(accessKeyId) ? 'long-term' : 'unknown';
  const signedHeaders = headers === '' ? [] : headers.split(';', 64);
  const decoded: DecodedSigV4 = { algorithm, accessKeyId, keyKind: kind, signedHeaders, problems: [] };
  if (credential === '' || headers === '' || signature === '') decoded.problems.push('missing-parameter');
  // SigV4A has no region in its scope.
  const regional = !/^AWS4-ECDSA/i.test(algorithm);
  const last = regional ? end : service;
  if (last !== 'aws4_request' || !/^\d{8}$/.test(date ?? '')) decoded.problems.push('bad-scope');
  if (date !== undefined) decoded.date = date;
  if (regional && region !== undefined) decoded.region = region;
  const name = regional ? service : region;
  if (name !== undefined) decoded.service = name;
  if (signedHeaders.length > 0 && !signedHeaders.includes('host')) decoded.problems.push('host-not-signed');
  return decoded;
}

function parseAmzDate(text: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
