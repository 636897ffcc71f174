import type { Recorded } from '../../credential/book-model.ts';
import { type DecodedSaml, decodeSaml } from '../../credential/decode/saml.ts';
import { parseQuery } from '../../http/form.ts';
import type { FlowView, Parameters } from '../parameters.ts';
import { keepParameters, type Message, type MessageKind, placeOf, type Seen } from './message.ts';

/** One exchange while its messages are looked for. */
export interface Reading {
  view: FlowView;
  recorded: readonly Recorded[];
  seen: Seen;
  /** A SAML message; each is decoded once, though it stands in a redirect and in the request after it. */
  decodeSaml(value: string): DecodedSaml | undefined;
}

/** Looks for messages of a protocol in one exchange. Cheap for those that have none. */
export type MessageReader = (reading: Reading) => Message[];

/** Where parameters of an exchange stand, and where they go. */
export type Part = Message['in'];

/** Makes a message of the parameters in one part of an exchange. */
export function createMessage({ view, recorded, seen }: Reading, kind: MessageKind, part: Part): Message {
  const target = part === 'location' || part === 'fragment' ? (view.location ?? view.url) : view.url;
  return {
    kind,
    seen,
    in: part,
    ...keepParameters(parametersOf(view, part)),
    credentials: credentialsOf(recorded, part),
    twice: twiceIn(view, part),
    place: placeOf(target),
    host: target.host,
    hostname: target.hostname,
  };
}

/** The parameters of one part. */
export function parametersOf(view: FlowView, part: Part): Parameters {
  if (part === 'query') return view.query;
  if (part === 'body') return view.body;
  return part === 'location' ? view.locationQuery : view.locationFragment;
}

const CARRIERS: Readonly<Record<Part, readonly string[]>> = {
  query: ['query'],
  body: ['form-field', 'json-field'],
  location: ['location'],
  fragment: ['location', 'fragment'],
};

function credentialsOf(recorded: readonly Recorded[], part: Part): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const { credential, found } of recorded) {
    if (found.place.carrier === 'authorization') ids.set('authorization', credential.id);
    if (!CARRIERS[part].includes(found.place.carrier)) continue;
    const name = (found.place.path ?? found.place.name).replace(/^.*\./, '').toLowerCase();
    if (!ids.has(name)) ids.set(name, credential.id);
  }
  return ids;
}

/** Names that come more than once, which no parameter of OAuth may (RFC 6749 section 3.1). */
function twiceIn({ exchange, location }: FlowView, part: Part): string[] {
  const fields =
    part === 'body'
      ? (exchange.requestBody?.fields ?? [])
      : part === 'query'
        ? parseQuery(exchange.url)
        : parseQuery(location?.href ?? '', part === 'fragment' ? 'fragment' : 'query');
  const names = new Set<string>();
  const twice = new Set<string>();
  for (const { name } of fields) {
    const key = name.slice(0, 80).toLowerCase();
    if (names.has(key)) twice.add(key);
    names.add(key);
  }
  // A list of resources, or an array in a form, is no mistake (RFC 8707 section 2).
  return [...twice].filter((name) => name !== 'resource' && name !== 'audience' && !name.endsWith(']')).slice(0, 8);
}

/** A decoder that remembers the message it read last, without the XML. */
export function createSamlDecoder(): Reading['decodeSaml'] {
  let last: { value: string; saml: DecodedSaml | undefined } | undefined;
  return (value) => {
    if (last?.value === value) return last.saml;
    const saml = decodeSaml(value);
    last = { value, saml: saml && { ...saml, xml: '' } };
    return last.saml;
  };
}
