import { decodeJwt } from '../../credential/decode/jwt.ts';
import { halfHash } from '../../http/secrets/sha256.ts';
import type { Parameters } from '../parameters.ts';
import { readIdToken } from './id-token.ts';
import { keepParameters, type Message } from './message.ts';
import { createMessage, type MessageReader, type Part, parametersOf, type Reading } from './reading.ts';

/** Longer request objects are not read. */
const MAX_OBJECT = 65_536;

/** Messages of OAuth 2.0 and OpenID Connect: requests for a code, their answers, token requests, and what belongs to them. */
export const readOauth: MessageReader = (reading) => {
  const { view } = reading;
  const messages: Message[] = [];
  for (const part of ['query', 'body', 'location', 'fragment'] as const) {
    const parameters = parametersOf(view, part);
    if (parameters.size === 0) continue;
    const message = readPart(reading, part, parameters);
    if (message) messages.push(message);
  }
  return messages;
};

function readPart(reading: Reading, part: Part, parameters: Parameters): Message | undefined {
  const { view } = reading;
  const write = view.exchange.method === 'POST';
  if (part === 'body' && parameters.has('grant_type')) return write ? readTokenRequest(reading) : undefined;
  if (parameters.has('client_id')) {
    const asks = parameters.has('response_type') || parameters.has('request_uri') || parameters.has('request');
    if (asks) return readRequest(reading, part, view.navigation || part !== 'body');
    const device = part === 'body' && write && /device/i.test(view.url.pathname) && !parameters.has('code');
    return device ? createMessage(reading, 'device-request', part) : undefined;
  }
  if (parameters.has('grant_type')) return undefined;
  if (part !== 'body' || (write && view.navigation)) return readResponse(reading, part, parameters);
  // A script hands the code on to its own server.
  return write && parameters.has('code')
    ? { ...createMessage(reading, 'authorization-response', part), forwarded: true }
    : undefined;
}

function readRequest(reading: Reading, part: Part, goes: boolean): Message {
  const message = createMessage(reading, goes ? 'authorization-request' : 'pushed-request', part);
  const object = parametersOf(reading.view, part).get('request');
  if (!object?.startsWith('eyJ') || object.length > MAX_OBJECT) return message;
  // What the signed object says counts, not what stands beside it (RFC 9101 section 6.3).
  const claims = decodeJwt(object).claims;
  const merged = new Map(message.parameters);
  for (const [name, value] of Object.entries(claims ?? {}))
    if (typeof value === 'string' || typeof value === 'number') merged.set(name.toLowerCase(), String(value));
  return { ...message, parameters: claims ? keepParameters(merged).parameters : message.parameters };
}

function readTokenRequest(reading: Reading): Message {
  const message = createMessage(reading, 'token-request', 'body');
  const field = reading.view.exchange.requestBody?.fields.find(({ name }) => name === 'code_verifier');
  return field?.s256 === undefined ? message : { ...message, verifier: field.s256 };
}

function readResponse(reading: Reading, part: Part, parameters: Parameters): Message | undefined {
  const signed = parameters.get('response');
  const inside = signed?.startsWith('eyJ') && signed.length <= MAX_OBJECT ? claimsOf(signed) : undefined;
  if (!isResponse(inside ?? parameters) && !(signed?.startsWith('eyJ') && parameters.size <= 2)) return undefined;
  const message = createMessage(reading, 'authorization-response', part);
  if (inside) {
    const merged = new Map(message.parameters);
    for (const [name, value] of inside) merged.set(name, value);
    Object.assign(message, { parameters: keepParameters(merged).parameters });
  }
  const idToken = (inside ?? parameters).get('id_token');
  if (idToken) message.idToken = readIdToken(undefined, idToken);
  const access = (inside ?? parameters).get('access_token');
  if (access) message.accessHash = halfHash(access);
  return message;
}

/** The claims of a signed response that are parameters (JARM, section 2.1). */
function claimsOf(jwt: string): Parameters | undefined {
  const { claims } = decodeJwt(jwt);
  if (!claims) return undefined;
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(claims))
    if (typeof value === 'string') found.set(name.toLowerCase(), value);
  return isResponse(found) ? found : undefined;
}

/** A code by itself says nothing: many sites have a parameter of that name. */
function isResponse(parameters: Parameters): boolean {
  const state = parameters.has('state');
  if (parameters.has('error')) return state || parameters.has('error_description') || parameters.has('iss');
  if (parameters.has('code')) return state || parameters.has('iss') || parameters.has('session_state');
  if (parameters.has('access_token')) return parameters.has('token_type') || state || parameters.has('id_token');
  return parameters.has('id_token') && (state || parameters.size <= 3);
}

const DISCOVERY = /\/\.well-known\/(?:openid-configuration|oauth-authorization-server)(?:\/|$)/;
const USERINFO = /\/(?:user_?info|connect\/userinfo|oidc\/me)\/?$/i;

/** What is asked of the provider beside the sign-in itself: its description, and who the user is. */
export const readOpenid: MessageReader = (reading) => {
  const { view, recorded } = reading;
  if (view.exchange.type === 'preflight') return [];
  const { pathname } = view.url;
  if (DISCOVERY.test(pathname)) return [createMessage(reading, 'discovery', 'query')];
  if (USERINFO.test(pathname) && recorded.some(isBearer)) return [createMessage(reading, 'userinfo', 'query')];
  return [];
};

function isBearer({ found }: Reading['recorded'][number]): boolean {
  return found.direction === 'sent' && (found.place.carrier === 'authorization' || found.place.name === 'access_token');
}
