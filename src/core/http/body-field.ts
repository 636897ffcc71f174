import type { BodyField } from './exchange.ts';
import { isHiddenValue } from './hidden-value.ts';
import { isKeptParameter } from './oauth-parameters.ts';
import { markDropped } from './secrets/dropped.ts';
import { isTypedCode, secretKind } from './secrets/secret-names.ts';
import { sha256 } from './secrets/sha256.ts';
import { readPasskeyField } from './webauthn-field.ts';

/**
 * A field as it may be kept: with its value when it is a parameter of a sign-in protocol; with a mark in its place when it must never
 * be kept, and of a code verifier the challenge it answers; else by name alone. `path` is the name with where it stands in JSON.
 */
export function toBodyField(
  name: string,
  value: string | undefined,
  path: string,
  scrub: (text: string) => string,
  salt: string,
): BodyField {
  if (value === undefined || value === '') return value === '' && isOpen(name) ? { name: path, value } : { name: path };
  const kind = secretKind(name);
  if (kind === 'code-verifier') {
    const field = { name: path, mark: markDropped(value, salt) };
    // The hash of what a recorder wrote in its place says nothing.
    return isHiddenValue(value) ? field : { ...field, s256: sha256(value) };
  }
  if (kind !== undefined) return { name: path, mark: markDropped(value, salt) };
  const passkey = readPasskeyField(name, value);
  if (passkey) return { name: path, passkey };
  return isKeptParameter(name) ? { name: path, value: scrub(value) } : { name: path };
}

function isOpen(name: string): boolean {
  return isKeptParameter(name) && secretKind(name) === undefined;
}

/** Without numbers that a person typed under a name that authorization codes have too, told by what stands beside them. */
export function dropTypedCodes(fields: BodyField[], salt: string): BodyField[] {
  const others = (other: string) => fields.some(({ name }) => name === other);
  return fields.map((field) => {
    const { name, value } = field;
    return value !== undefined && isTypedCode(name, value, others) ? { name, mark: markDropped(value, salt) } : field;
  });
}
