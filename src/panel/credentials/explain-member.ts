import { explainClaim } from '../../core/credential/decode/claims.ts';
import { getAlgorithm, getEncryption } from '../../core/credential/decode/jose-algorithms.ts';
import type { JsonValue } from '../../core/credential/decode/json-model.ts';
import { formatLocalTime, formatRelative } from '../../ui/format.ts';

/** Header parameters (RFC 7515 section 4.1, RFC 7516 section 4.1). */
const PARAMETERS: ReadonlyMap<string, string> = new Map([
  ['typ', 'Type of the token'],
  ['cty', 'Type of the content'],
  ['kid', 'Key ID'],
  ['jku', 'Address of the key set'],
  ['jwk', 'The public key itself'],
  ['x5u', 'Address of the certificate'],
  ['x5c', 'Certificate chain'],
  ['x5t', 'Thumbprint of the certificate (SHA-1)'],
  ['x5t#S256', 'Thumbprint of the certificate (SHA-256)'],
  ['crit', 'Parameters the receiver must understand'],
  ['zip', 'Compression'],
  ['epk', 'Ephemeral public key'],
]);

/** What a header parameter means, one line each; empty for what is not known. */
export function explainParameter(name: string, value: JsonValue): string[] {
  const algorithm =
    typeof value !== 'string'
      ? undefined
      : name === 'alg'
        ? getAlgorithm(value)
        : name === 'enc'
          ? getEncryption(value)
          : undefined;
  const text = algorithm?.name ?? PARAMETERS.get(name);
  return text === undefined ? [] : [text];
}

/** What a claim means, one line each, moments in local time and from now. `now` in milliseconds since the epoch. */
export function explainMember(name: string, value: JsonValue, now: number): string[] {
  const { label, text, time, personal } = explainClaim(name, value, now);
  const said = label === name ? '' : label;
  const lines: (string | undefined)[] = [];
  if (time !== undefined) {
    lines.push(`${said} ${formatLocalTime(time.ms, now)}, ${formatRelative(time.ms, now)}`.trim(), time.note);
  } else {
    lines.push([said, text].filter(Boolean).join(': '));
  }
  if (personal) lines.push('Personal data');
  return lines.filter((line) => line !== undefined && line !== '') as string[];
}
