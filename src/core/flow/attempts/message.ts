import type { DecodedJwt } from '../../credential/decode/jwt-model.ts';
import type { DecodedSaml } from '../../credential/decode/saml.ts';
import type { TokenResponse } from '../../credential/token-response.ts';
import type { Exchange } from '../../http/exchange.ts';
import { isHiddenValue } from '../../http/hidden-value.ts';
import { isDropped } from '../../http/secrets/dropped.ts';
import { sha256 } from '../../http/secrets/sha256.ts';
import { isTakenOut } from '../../http/taken-out.ts';
import type { Parameters } from '../parameters.ts';
import type { Proof } from './proof.ts';

/** What is remembered of an exchange that a message of a sign-in stands in. */
export interface Seen {
  id: string;
  number: number;
  /** Milliseconds since the epoch: when it was sent, and the time that its answer says, else the browser's. */
  at: number;
  serverTime: number;
  /** Origin and path. */
  place: string;
  origin: string;
  /** With the port. */
  host: string;
  hostname: string;
  path: string;
  method: string;
  type: Exchange['type'];
  status: number;
  /** The browser got no answer, or was not let to read it. */
  failed: boolean;
  from?: string;
  /** Where its redirect leads, without fragment. */
  next?: string;
  /** Host name of the page it was made for; of a navigation, none. */
  pageHost: string;
  /** Host name of whoever sent the browser here with a form or a link. */
  asking: string;
  /** `Origin` of the request. */
  askingOrigin?: string;
  /** Names of cookies that it set and that may prove an identity, with the credentials. */
  sets: { name: string; credential: string }[];
  proof?: Proof;
  /** The exchange whose proof has the same number, address and key. */
  reuses?: string;
  /** What the answer says, once its body was read. */
  answer?: Answered;
  bodyUnseen: boolean;
  /** An answer that a page of another origin may not read all of: headers it may. */
  exposes?: string;
  nonceGiven?: string;
}

/** What a body says of tokens or of a refusal. */
export interface Answered {
  token?: TokenResponse;
  error?: string;
  description?: string;
  idToken?: IdToken;
  access?: { credential: string; halfHash: string; jwt?: DecodedJwt };
  refresh?: { credential: string };
  /** It shows the form for a password. */
  asksPassword: boolean;
  /** A page, not data. */
  isPage: boolean;
  title?: string;
  facts?: Readonly<Record<string, string>>;
}

/** An ID token as far as the checks need it. */
export interface IdToken {
  credential?: string;
  alg: string;
  /** The claims cannot be read: it is encrypted, or cut short. */
  problem?: 'encrypted' | 'unreadable';
  nonce?: string;
  atHash?: string;
  cHash?: string;
  sHash?: string;
  issuer?: string;
  /** SHA-256 of it. */
  subject?: string;
  audiences: string[];
}

export type MessageKind =
  | 'authorization-request'
  | 'pushed-request'
  | 'authorization-response'
  | 'token-request'
  | 'userinfo'
  | 'discovery'
  | 'keys'
  | 'api-request'
  | 'device-request'
  | 'saml'
  | 'saml-artifact'
  | 'ws-request'
  | 'ws-response'
  | 'ws-sign-out'
  | 'cas-request'
  | 'cas-ticket'
  | 'cas-sign-out'
  | 'sign-out-request'
  | 'sign-out-response'
  | 'sign-out-frame'
  | 'fedcm-accounts'
  | 'fedcm-assertion'
  | 'session-key'
  | 'session-renewal'
  | 'passkey-options'
  | 'passkey-answer';

/** One message of a protocol: a set of parameters on its way to somebody. */
export interface Message {
  kind: MessageKind;
  seen: Seen;
  /** In the address of the request, in its body, or in the redirect that the answer is. */
  in: 'query' | 'body' | 'location' | 'fragment';
  /** Names in lower case; long values by their hash. */
  parameters: Parameters;
  lengths: ReadonlyMap<string, number>;
  /** Pseudonyms of the credentials that parameters are. */
  credentials: ReadonlyMap<string, string>;
  /** Names of parameters that are there more than once. */
  twice: readonly string[];
  /** Where it goes: origin and path, and host with the port. */
  place: string;
  host: string;
  hostname: string;
  saml?: DecodedSaml;
  /** It was sent on by a script, and begins no attempt. */
  forwarded?: true;
  /** What the answer of an authenticator says. */
  passkey?: Readonly<Record<string, string>>;
  /** SHA-256 of the code verifier. */
  verifier?: string;
  idToken?: IdToken;
  /** Half the hash of a token that came beside it. */
  accessHash?: string;
}

/** Characters of a value that is kept; of longer ones the hash is. */
const MAX_KEPT = 4096;
const HASHED = '\u0000';

/** Parameters to be remembered: long values by their hash, so that they can be compared still. */
export function keepParameters(parameters: Parameters): Pick<Message, 'parameters' | 'lengths'> {
  const kept = new Map<string, string>();
  const lengths = new Map<string, number>();
  for (const [name, value] of parameters) {
    lengths.set(name, value.length);
    kept.set(name, value.length <= MAX_KEPT ? value : HASHED + sha256(value.slice(0, 65_536)));
  }
  return { parameters: kept, lengths };
}

/** The value of a parameter where it is known: neither taken out of the recording nor dropped. */
export function readValue(message: Pick<Message, 'parameters'>, name: string): string | undefined {
  const value = message.parameters.get(name);
  if (value === undefined || value === '' || isDropped(value)) return undefined;
  return isTakenOut(value) || isHiddenValue(value) ? undefined : value;
}

/** True when the parameter is there, and its value was taken out. */
export function isWithheld(message: Pick<Message, 'parameters'>, name: string): boolean {
  return message.parameters.has(name) && readValue(message, name) === undefined;
}

/** True for a value that stands for itself. */
export function isShort(value: string): boolean {
  return !value.startsWith(HASHED);
}

/** Origin and path of a URL. */
export function placeOf(url: URL): string {
  return `${url.origin}${url.pathname}`;
}
