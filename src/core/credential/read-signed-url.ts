import type { FormField } from '../http/form.ts';
import type { Carrier, Found, Sighting } from './credential.ts';

/** Ways to sign a URL: the parameter that holds the signature, the one that names the key, and one more that must be there. */
const SCHEMES: readonly { scheme: string; signature: string; key: string; also: string; parameters: RegExp }[] = [
  {
    scheme: 'aws4-hmac-sha256',
    signature: 'x-amz-signature',
    key: 'x-amz-credential',
    also: 'x-amz-date',
    parameters: /^x-amz-/,
  },
  {
    scheme: 'goog4-rsa-sha256',
    signature: 'x-goog-signature',
    key: 'x-goog-credential',
    also: 'x-goog-date',
    parameters: /^x-goog-/,
  },
  {
    scheme: 'azure-sas',
    signature: 'sig',
    key: 'sv',
    also: 'se',
    parameters: /^(?:sig|s[vserpt]|s[kr]\w{1,3}|spr|sip)$/,
  },
  {
    scheme: 'cloudfront',
    signature: 'signature',
    key: 'key-pair-id',
    also: 'signature',
    parameters: /^(?:signature|key-pair-id|policy|expires)$/,
  },
  {
    scheme: 'aws2',
    signature: 'signature',
    key: 'awsaccesskeyid',
    also: 'expires',
    parameters: /^(?:signature|awsaccesskeyid|expires|x-amz-security-token)$/,
  },
];

/**
 * A presigned URL: who has it may make this one request until it ends. Its `value` names the key, for the signature is another with
 * each URL. `isPart` tells the parameters that belong to it. Undefined for any other query.
 */
export function readSignedQuery(
  fields: readonly FormField[],
  carrier: Carrier,
  direction: Sighting['direction'],
): { found: Found; isPart(name: string): boolean } | undefined {
  if (!fields.some(({ name }) => /sig/i.test(name.slice(0, 32)))) return undefined;
  const values = new Map(fields.map(({ name, value }) => [name.toLowerCase(), value]));
  const known = SCHEMES.find(
    ({ signature, key, also }) => values.get(signature) && values.get(key) !== undefined && values.has(also),
  );
  if (!known) return undefined;
  const { scheme, signature, key, parameters } = known;
  const isPart = (name: string) => parameters.test(name.toLowerCase());
  const named = fields.find(({ name }) => name.toLowerCase() === signature)?.name ?? signature;
  const found: Found = {
    value: scheme === 'azure-sas' ? 'shared access signature' : ((values.get(key) ?? '').split('/')[0] as string),
    unwrapped: [],
    kind: 'signed-request',
    place: { carrier, name: named },
    direction,
    scheme,
    bytes: fields.reduce((sum, { name, raw }) => sum + (isPart(name) ? name.length + raw.length + 2 : 0), 0),
    problems: [],
  };
  return { found, isPart };
}
