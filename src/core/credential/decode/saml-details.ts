import { type Certificate, decodeCertificate } from './certificate.ts';
import { scanXml, type XmlToken } from './xml-scan.ts';

/** An attribute that a SAML assertion states of its subject (SAML core 2.7.3.1). */
export interface SamlAttribute {
  name: string;
  friendlyName?: string;
  /** Last word of NameFormat, for example `basic` or `uri`. */
  format?: string;
  values: string[];
}

/** A signature in a SAML message (XML Signature section 4). It is described, not checked. */
export interface SamlSignature {
  /** The element that it stands in and signs, for example `Assertion`. */
  element: string;
  /** ID that it refers to, without `#`; undefined when it refers to the whole document. */
  reference?: string;
  /** Whether that is the ID of the element it stands in: a signature of something else is what wrapping attacks are made of. */
  isOfItsElement: boolean;
  /** Last parts of the URIs. */
  method?: string;
  digest?: string;
  canonicalization?: string;
}

/** What a SAML message states and what is signed in it, read for a person to look at. */
export interface SamlDetails {
  attributes: SamlAttribute[];
  signatures: SamlSignature[];
  certificates: Certificate[];
  /** An element was passed over, because there are too many or one is too large. */
  isCut: boolean;
}

const MAX_ATTRIBUTES = 200;
const MAX_VALUES = 500;
const MAX_TEXT = 65_536;

/** Reads attributes, signatures and certificates out of the XML of a SAML message. Never throws; what could not be read is left out. */
export function readSamlDetails(xml: string): SamlDetails {
  const reader = new DetailReader();
  scanXml(xml, (token) => reader.visit(token));
  return reader.details;
}

interface Place {
  name: string;
  id: string | undefined;
}

class DetailReader {
  readonly details: SamlDetails = { attributes: [], signatures: [], certificates: [], isCut: false };
  private readonly path: Place[] = [];
  private readonly certificates = new Set<string>();
  private text = '';
  private attribute: SamlAttribute | undefined;
  private readonly signatures: SamlSignature[] = [];

  visit(token: XmlToken): void {
    if (token.kind === 'start') {
      this.start(token.name, token.attributes);
      this.path.push({ name: token.name, id: token.attributes.get('ID') });
      this.text = '';
      if (token.closed) this.end();
    } else if (token.kind === 'end') this.end();
    else if (token.kind === 'text') {
      if (this.text.length + token.text.length <= MAX_TEXT) this.text += token.text;
      else this.details.isCut = true;
    }
  }

  private start(name: string, attributes: ReadonlyMap<string, string>): void {
    const signature = this.signatures.at(-1);
    if (name === 'Attribute') this.startAttribute(attributes);
    else if (name === 'Signature') this.startSignature();
    else if (!signature) return;
    else if (name === 'Reference') readReference(signature, attributes.get('URI'), this.signedElement(), this.path[0]);
    else if (name === 'SignatureMethod') signature.method ??= lastPart(attributes.get('Algorithm')) ?? '';
    else if (name === 'DigestMethod') signature.digest ??= lastPart(attributes.get('Algorithm')) ?? '';
    else if (name === 'CanonicalizationMethod')
      signature.canonicalization ??= lastPart(attributes.get('Algorithm')) ?? '';
  }

  private startAttribute(attributes: ReadonlyMap<string, string>): void {
    if (this.details.attributes.length >= MAX_ATTRIBUTES) {
      this.details.isCut = true;
      this.attribute = undefined;
      return;
    }
    this.attribute = { name: attributes.get('Name') ?? '', values: [] };
    const friendly = attributes.get('FriendlyName');
    const format = lastPart(attributes.get('NameFormat'));
    if (friendly) this.attribute.friendlyName = friendly;
    if (format) this.attribute.format = format;
    this.details.attributes.push(this.attribute);
  }

  private startSignature(): void {
    const signature: SamlSignature = { element: this.path.at(-1)?.name ?? '', isOfItsElement: false };
    this.signatures.push(signature);
    this.details.signatures.push(signature);
  }

  /** The element that the innermost signature stands in. */
  private signedElement(): Place | undefined {
    const at = this.path.findLastIndex(({ name }) => name === 'Signature');
    return at < 1 ? undefined : this.path[at - 1];
  }

  private end(): void {
    const name = this.path.pop()?.name;
    const text = this.text.trim();
    this.text = '';
    if (name === 'Attribute') this.attribute = undefined;
    else if (name === 'Signature') this.signatures.pop();
    else if (name === 'X509Certificate') this.addCertificate(text);
    else if (name === 'AttributeValue' && this.attribute) {
      if (this.attribute.values.length < MAX_VALUES) this.attribute.values.push(text);
      else this.details.isCut = true;
    }
  }

  private addCertificate(text: string): void {
    const plain = text.replace(/\s/g, '');
    if (this.certificates.has(plain)) return;
    this.certificates.add(plain);
    const certificate = decodeCertificate(plain);
    if (certificate) this.details.certificates.push(certificate);
  }
}

/** An empty URI refers to the whole document (XML Signature section 4.4.3.2). */
function readReference(signature: SamlSignature, uri = '', element: Place | undefined, root: Place | undefined): void {
  if (signature.reference !== undefined) return;
  if (uri !== '') signature.reference = uri.replace(/^#/, '');
  signature.isOfItsElement = uri === '' ? element === root : element?.id === signature.reference;
}

/** What stands last in a URI; a `#` at its end, as that of exclusive canonicalization has, does not count. */
function lastPart(uri: string | undefined): string | undefined {
  const plain = uri?.replace(/#$/, '');
  return plain?.slice(Math.max(plain.lastIndexOf(':'), plain.lastIndexOf('#'), plain.lastIndexOf('/')) + 1);
}
