export type HttpSignatureProblemCode = 'malformed' | 'no-components' | 'too-many';

/** One signature that a `Signature-Input` field describes (RFC 9421 section 4.1). */
export interface DecodedHttpSignature {
  label: string;
  /** What is signed: `@method`, `@authority`, `content-digest` with its parameters. */
  components: string[];
  keyId?: string;
  algorithm?: string;
  nonce?: string;
  tag?: string;
  /** Milliseconds since the epoch. */
  createdAt?: number;
  expiresAt?: number;
  problems: HttpSignatureProblemCode[];
}

const MAX_SIGNATURES = 16;
const MAX_COMPONENTS = 64;

/** Reads `Signature-Input`, a dictionary of inner lists (RFC 9421, RFC 9651). Never throws; a broken member ends the reading. */
export function decodeSignatureInput(value: string): DecodedHttpSignature[] {
  const signatures: DecodedHttpSignature[] = [];
  const reader = new FieldReader(value);
  reader.space();
  while (!reader.done) {
    const label = reader.match(/[a-z*][a-z0-9_.*-]*/y);
    if (label === undefined || reader.match(/=\(/y) === undefined) {
      signatures.push({ label: label ?? '', components: [], problems: ['malformed'] });
      break;
    }
    if (signatures.length >= MAX_SIGNATURES) {
      signatures.at(-1)?.problems.push('too-many');
      break;
    }
    const signature: DecodedHttpSignature = { label, components: [], problems: [] };
    signatures.push(signature);
    if (!readSignature(reader, signature)) {
      signature.problems.push('malformed');
      break;
    }
    if (signature.components.length === 0) signature.problems.push('no-components');
    reader.space();
    if (!reader.done && reader.match(/,[ \t]*/y) === undefined) {
      signature.problems.push('malformed');
      break;
    }
  }
  return signatures;
}

function readSignature(reader: FieldReader, signature: DecodedHttpSignature): boolean {
  for (;;) {
    reader.space();
    if (reader.match(/\)/y) !== undefined) break;
    const name = reader.match(/"[^"\\]*"/y);
    if (name === undefined) return false;
    const parameters = reader.match(/(?:;[a-z*][a-z0-9_.*-]*(?:="[^"\\]*"|=[\w.-]+|=\?[01])?)+/y) ?? '';
    if (signature.components.length < MAX_COMPONENTS) signature.components.push(name.slice(1, -1) + parameters);
  }
  for (;;) {
    const name = reader.match(/;[ \t]*[a-z*][a-z0-9_.*-]*/y);
    if (name === undefined) return true;
    const value = reader.match(/=(?:"(?:[^"\\]|\\["\\])*"|:[A-Za-z0-9+/=]*:|\?[01]|[\w.:/*-]+)/y);
    setParameter(signature, name.replace(/^;[ \t]*/, ''), value?.slice(1) ?? '');
  }
}

function setParameter(signature: DecodedHttpSignature, name: string, raw: string): void {
  const text = raw.startsWith('"') ? raw.slice(1, -1).replace(/\\(.)/g, '$1') : raw;
  const time = /^\d{1,12}$/.test(raw) ? Number(raw) * 1000 : undefined;
  if (name === 'keyid') signature.keyId = text;
  else if (name === 'alg') signature.algorithm = text;
  else if (name === 'nonce') signature.nonce = text;
  else if (name === 'tag') signature.tag = text;
  else if (name === 'created' && time !== undefined) signature.createdAt = time;
  else if (name === 'expires' && time !== undefined) signature.expiresAt = time;
}

/** A position in a field value that patterns move on. */
class FieldReader {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  space(): void {
    while (this.text.charCodeAt(this.at) === 0x20 || this.text.charCodeAt(this.at) === 0x09) this.at++;
  }

  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }
}
