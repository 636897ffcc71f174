import { type DecodedSaml, decodeSaml } from '../../credential/decode/saml.ts';
import type { Exchange } from '../../http/exchange.ts';

/** The SAML response that a request posts (SAML Bindings, section 3.5); undefined when there is none that can be read. */
export function samlResponse(exchange: Exchange): DecodedSaml | undefined {
  const field = exchange.requestBody?.fields.find(({ name }) => name === 'SAMLResponse');
  return field?.value === undefined ? undefined : decodeSaml(field.value);
}
