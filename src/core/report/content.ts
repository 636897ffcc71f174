import { countOf } from '../capture/mask.ts';
import type { Credential } from '../credential/book-model.ts';
import type { JsonValue } from '../credential/decode/json-model.ts';
import { type DecodedSaml, decodeSaml } from '../credential/decode/saml.ts';
import {
  type DecodedSdJwt,
  type DisclosureProblemCode,
  decodeSdJwt,
  type SdJwtProblemCode,
} from '../credential/decode/sd-jwt.ts';
import { showJwt, showMember } from './shown.ts';

/** A SAML message without its XML; whom it names is told by length only. */
export interface SamlContent extends Omit<DecodedSaml, 'xml' | 'nameId' | 'sessionIndex'> {
  format: 'saml';
  nameId?: string;
}

/** What an SD-JWT discloses: names and values, without the salts. */
export interface SdJwtContent {
  format: 'sd-jwt';
  disclosures: { name?: string; value?: JsonValue; problems: DisclosureProblemCode[] }[];
  /** Claims that may be disclosed, decoys among them. */
  digests: number;
  digestAlgorithm: string;
  keyBinding?: ReturnType<typeof showJwt>;
  problems: SdJwtProblemCode[];
}

const known = new WeakMap<Credential, SamlContent | SdJwtContent>();

/** What a SAML message or an SD-JWT says, without what would prove an identity; undefined for all else. Read once. */
export function readContent(credential: Credential): SamlContent | SdJwtContent | undefined {
  const { kind, value } = credential;
  if (kind !== 'saml' && kind !== 'sd-jwt') return undefined;
  const content = known.get(credential) ?? (kind === 'saml' ? readSaml(value) : showSdJwt(decodeSdJwt(value)));
  if (content) known.set(credential, content);
  return content;
}

function readSaml(value: string): SamlContent | undefined {
  const message = decodeSaml(value);
  return message && showSaml(message);
}

/** A SAML message as it may be shown. */
export function showSaml(message: DecodedSaml): SamlContent {
  const { xml: _xml, nameId, sessionIndex: _index, ...rest } = message;
  const content: SamlContent = { format: 'saml', ...rest };
  if (nameId !== undefined) content.nameId = `(${countOf(nameId)})`;
  return content;
}

/** An SD-JWT as it may be shown. */
export function showSdJwt({ disclosures, digests, digestAlgorithm, keyBinding, problems }: DecodedSdJwt): SdJwtContent {
  const content: SdJwtContent = {
    format: 'sd-jwt',
    disclosures: disclosures.map((disclosure) => ({
      ...(disclosure.name === undefined ? {} : { name: disclosure.name }),
      ...(disclosure.value === undefined ? {} : { value: showMember(disclosure.name ?? '', disclosure.value) }),
      problems: disclosure.problems,
    })),
    digests: digests.length,
    digestAlgorithm,
    problems,
  };
  if (keyBinding) content.keyBinding = showJwt(keyBinding);
  return content;
}
