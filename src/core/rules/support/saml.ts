import { type DecodedSaml, decodeSaml } from '../../credential/decode/saml.ts';
import type { Exchange } from '../../http/exchange.ts';

/** The SAML response that a request posts (SAML Bindings, section 3.5); undefined when there is none that can be read. */
export function samlResponse(exchange: Exchange): DecodedSaml | undefined {
  const field = exchange.requestBody?.fields.find(({ name }) => name === 'SAMLResponse');
  return field?.value === undefined ? undefined : decodeSaml(field.value);
}

/** A posted response with an assertion in the clear, so that what is absent is known to be absent. */
export function samlAssertion(exchange: Exchange): DecodedSaml | undefined {
  const saml = samlResponse(exchange);
  const whole = saml?.kind === 'Response' && saml.assertions > 0 && saml.encryptedAssertions === 0;
  return whole && saml.problems.every((code) => code === 'doctype' || code === 'comment-in-text') ? saml : undefined;
}

/** The values that elements of a name have for an attribute, in order; at most 64. */
export function attributesOf({ xml }: DecodedSaml, element: string, attribute: string): string[] {
  const found: string[] = [];
  const start = new RegExp(`<(?:[\\w.-]{1,64}:)?${element}[\\s/>]`, 'g');
  const wanted = new RegExp(`\\s${attribute}\\s{0,8}=\\s{0,8}(?:"([^"]*)"|'([^']*)')`);
  for (const match of xml.matchAll(start)) {
    if (found.length >= 64) break;
    const from = match.index + match[0].length - 1;
    const end = xml.indexOf('>', from);
    const value = wanted.exec(xml.slice(from, Math.min(end < 0 ? xml.length : end, from + 4096)));
    if (value) found.push(value[1] ?? value[2] ?? '');
  }
  return found;
}
