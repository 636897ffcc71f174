import { decodeAnyBase64 } from './base64.ts';
import { inflate, MAX_INFLATED } from './inflate.ts';
import { decodeUtf8 } from './utf8.ts';
import { scanXml, type XmlToken } from './xml-scan.ts';

export type SamlMessageKind =
  | 'AuthnRequest'
  | 'Response'
  | 'LogoutRequest'
  | 'LogoutResponse'
  | 'Assertion'
  | 'ArtifactResolve'
  | 'ArtifactResponse';

export type SamlProblemCode =
  | 'not-base64'
  | 'too-large'
  | 'cut-short'
  | 'not-deflate'
  | 'not-utf8'
  | 'not-xml'
  | 'not-saml'
  | 'doctype'
  | 'comment-in-text'
  | 'too-many-elements';

/** What a SAML message says (SAML 2.0 core). Times are as written, in ISO 8601. */
export interface DecodedSaml {
  kind: SamlMessageKind;
  binding: 'redirect' | 'post' | 'plain';
  id?: string;
  inResponseTo?: string;
  issueInstant?: string;
  destination?: string;
  assertionConsumerServiceUrl?: string;
  issuer?: string;
  nameId?: string;
  nameIdFormat?: string;
  audiences: string[];
  notBefore?: string;
  notOnOrAfter?: string;
  /** Of the first SubjectConfirmationData. */
  recipient?: string;
  confirmationInResponseTo?: string;
  confirmationNotOnOrAfter?: string;
  authnInstant?: string;
  sessionIndex?: string;
  sessionNotOnOrAfter?: string;
  /** The last word of the outermost StatusCode, for example `Success`. */
  status?: string;
  /** The last word of the inner StatusCode. */
  subStatus?: string;
  attributeNames: string[];
  /** What carries a signature of its own. */
  signed: ('message' | 'assertion')[];
  assertions: number;
  encryptedAssertions: number;
  /** Names of the encryption and signature algorithms, the last part of their URIs. */
  algorithms: string[];
  /** The XML, as it was decoded. */
  xml: string;
  problems: SamlProblemCode[];
}

const KINDS: ReadonlySet<string> = new Set<SamlMessageKind>([
  'AuthnRequest',
  'Response',
  'LogoutRequest',
  'LogoutResponse',
  'Assertion',
  'ArtifactResolve',
  'ArtifactResponse',
]);
const MAX_LIST = 64;

/**
 * Decodes a SAMLRequest, SAMLResponse or assertion: base64, DEFLATE where the redirect binding used it (SAML bindings 3.4.4.1), or
 * plain XML. Gives undefined for anything else. Never throws; no DTD and no entity is expanded; output is bounded.
 */
export function decodeSaml(value: string): DecodedSaml | undefined {
  const source = readXml(value.trim());
  if (source === undefined) return undefined;
  const message = createMessage(source.binding, source.xml, source.problems);
  const reader = new SamlReader(message);
  const problem = scanXml(source.xml, (token) => reader.visit(token));
  if (problem !== undefined) message.problems.push(problem === 'syntax' ? 'not-xml' : problem);
  return reader.found ? message : undefined;
}

interface XmlSource {
  binding: DecodedSaml['binding'];
  xml: string;
  problems: SamlProblemCode[];
}

function readXml(value: string): XmlSource | undefined {
  if (value.startsWith('<'))
    return { binding: 'plain', xml: value.slice(0, MAX_INFLATED), problems: cut(value.length) };
  // Line breaks inside are usual in the POST binding.
  const { bytes, problems } = decodeAnyBase64(value);
  if (problems.some(({ code }) => code === 'invalid-character') || bytes.length < 8) return undefined;
  const found: SamlProblemCode[] = problems.some(({ code }) => code === 'impossible-length') ? ['cut-short'] : [];
  const plain = decodeUtf8(bytes.length > MAX_INFLATED ? bytes.subarray(0, MAX_INFLATED) : bytes);
  if (/^\s{0,64}</.test(plain.text)) {
    if (!plain.ok) found.push('not-utf8');
    return { binding: 'post', xml: plain.text, problems: [...found, ...cut(bytes.length)] };
  }
  const inflated = inflate(bytes);
  const text = decodeUtf8(inflated.bytes);
  if (!/^\s{0,64}</.test(text.text)) return undefined;
  if (inflated.problem !== undefined && !found.includes(inflated.problem)) found.push(inflated.problem);
  if (!text.ok && inflated.ok) found.push('not-utf8');
  return { binding: 'redirect', xml: text.text, problems: found };
}

function cut(length: number): SamlProblemCode[] {
  return length > MAX_INFLATED ? ['too-large'] : [];
}

function createMessage(binding: DecodedSaml['binding'], xml: string, problems: SamlProblemCode[]): DecodedSaml {
  return {
    kind: 'Response',
    binding,
    audiences: [],
    attributeNames: [],
    signed: [],
    assertions: 0,
    encryptedAssertions: 0,
    algorithms: [],
    xml,
    problems,
  };
}

/** Gathers the few facts that are shown, by the path of element names that leads to them. */
class SamlReader {
  found = false;
  private readonly message: DecodedSaml;
  private readonly path: string[] = [];
  private text = '';
  private failed = false;

  constructor(message: DecodedSaml) {
    this.message = message;
  }

  visit(token: XmlToken): void {
    if (this.failed) return;
    if (token.kind === 'start') this.start(token.name, token.attributes, token.closed);
    else if (token.kind === 'end') this.end();
    else if (token.kind === 'text') {
      if (this.text.length < 4096) this.text += token.text.slice(0, 4096);
    } else if (token.kind === 'doctype') this.problem('doctype');
    else if (this.text.trim() !== '' || this.at('NameID') || this.at('AttributeValue')) this.problem('comment-in-text');
  }

  private start(name: string, attributes: ReadonlyMap<string, string>, closed: boolean): void {
    const { message, path } = this;
    if (path.length === 0) {
      if (!KINDS.has(name)) {
        this.failed = true;
        return;
      }
      this.found = true;
      message.kind = name as SamlMessageKind;
      readRoot(message, attributes);
    }
    readElement(message, path, name, attributes);
    path.push(name);
    this.text = '';
    if (closed) this.end();
  }

  private end(): void {
    const name = this.path.pop();
    const text = this.text.trim();
    const { message } = this;
    this.text = '';
    if (text === '') return;
    if (name === 'Issuer') message.issuer ??= text;
    else if (name === 'NameID') message.nameId ??= text;
    else if (name === 'Audience' && message.audiences.length < MAX_LIST) message.audiences.push(text);
    else if (name === 'SessionIndex') message.sessionIndex ??= text;
  }

  private at(name: string): boolean {
    return this.path.at(-1) === name;
  }

  private problem(code: SamlProblemCode): void {
    if (!this.message.problems.includes(code)) this.message.problems.push(code);
  }
}

function readRoot(message: DecodedSaml, attributes: ReadonlyMap<string, string>): void {
  setFrom(message, 'id', attributes, 'ID');
  setFrom(message, 'inResponseTo', attributes, 'InResponseTo');
  setFrom(message, 'issueInstant', attributes, 'IssueInstant');
  setFrom(message, 'destination', attributes, 'Destination');
  setFrom(message, 'assertionConsumerServiceUrl', attributes, 'AssertionConsumerServiceURL');
}

function readElement(
  message: DecodedSaml,
  path: readonly string[],
  name: string,
  attributes: ReadonlyMap<string, string>,
): void {
  const parent = path.at(-1);
  if (name === 'Assertion') message.assertions++;
  else if (name === 'EncryptedAssertion') message.encryptedAssertions++;
  else if (name === 'NameID') setFrom(message, 'nameIdFormat', attributes, 'Format');
  else if (name === 'Conditions') {
    setFrom(message, 'notBefore', attributes, 'NotBefore');
    setFrom(message, 'notOnOrAfter', attributes, 'NotOnOrAfter');
  } else if (name === 'SubjectConfirmationData') {
    setFrom(message, 'recipient', attributes, 'Recipient');
    setFrom(message, 'confirmationInResponseTo', attributes, 'InResponseTo');
    setFrom(message, 'confirmationNotOnOrAfter', attributes, 'NotOnOrAfter');
  } else if (name === 'AuthnStatement') {
    setFrom(message, 'authnInstant', attributes, 'AuthnInstant');
    setFrom(message, 'sessionIndex', attributes, 'SessionIndex');
    setFrom(message, 'sessionNotOnOrAfter', attributes, 'SessionNotOnOrAfter');
  } else if (name === 'StatusCode') {
    const word = lastWord(attributes.get('Value'));
    if (word !== undefined && parent === 'Status') message.status ??= word;
    else if (word !== undefined) message.subStatus ??= word;
  } else if (name === 'Attribute') add(message.attributeNames, attributes.get('Name'));
  else if (name === 'Signature') {
    const what = parent === 'Assertion' ? 'assertion' : path.length === 1 ? 'message' : undefined;
    if (what !== undefined && !message.signed.includes(what)) message.signed.push(what);
  } else if (name === 'SignatureMethod' || name === 'EncryptionMethod' || name === 'DigestMethod') {
    add(message.algorithms, lastWord(attributes.get('Algorithm')));
  }
}

type TextField = {
  [Key in keyof DecodedSaml]-?: DecodedSaml[Key] extends string | undefined ? Key : never;
}[keyof DecodedSaml];

function setFrom(
  message: DecodedSaml,
  field: Exclude<TextField, 'kind' | 'binding'>,
  attributes: ReadonlyMap<string, string>,
  name: string,
): void {
  const value = attributes.get(name);
  if (value !== undefined) message[field] ??= value;
}

function add(list: string[], value: string | undefined): void {
  if (value !== undefined && list.length < MAX_LIST && !list.includes(value)) list.push(value);
}

function lastWord(uri: string | undefined): string | undefined {
  return uri?.slice(Math.max(uri.lastIndexOf(':'), uri.lastIndexOf('#'), uri.lastIndexOf('/')) + 1);
}
