import { countOf } from '../capture/mask.ts';
import type { JsonValue } from '../credential/decode/json-model.ts';
import type { DecodedJwt } from '../credential/decode/jwt.ts';
import type { SealedCookie } from '../credential/decode/sealed-cookie.ts';
import type { Pasted, PastedPair } from '../paste/read-pasted.ts';
import { type SamlContent, type SdJwtContent, showSaml, showSdJwt } from './content.ts';
import { isSecretHeader } from './redact.ts';
import { showJwt, showMember, showSealed } from './shown.ts';

/** A name, and what may be told of its value: the value itself, its length, or what is in it. */
export interface ShownPair {
  name: string;
  value?: JsonValue;
  inside?: ShownPasted;
}

/** What a pasted text says, without anything that proves an identity. */
export type ShownPasted =
  | { kind: 'token'; jwt: DecodedJwt }
  | { kind: 'sd-jwt'; jwt: DecodedJwt; content: SdJwtContent }
  | { kind: 'saml'; content: SamlContent }
  | { kind: 'set-cookie'; name: string; bytes: number; attributes: ShownPair[]; inside?: ShownPasted }
  | { kind: 'cookies' | 'form' | 'json' | 'headers'; pairs: ShownPair[] }
  | { kind: 'basic'; user: string; problems: string[] }
  | { kind: 'sealed'; sealed: SealedCookie }
  | { kind: 'curl'; method: string; url: string; pairs: ShownPair[] }
  | { kind: 'url'; url: string; pairs: ShownPair[] }
  | { kind: 'unknown' };

/** What may be told of a pasted text: no signature, no password, no value of a cookie, and no value under the name of a secret. */
export function showPasted(pasted: Pasted): ShownPasted {
  switch (pasted.kind) {
    case 'token':
      return { kind: 'token', jwt: showJwt(pasted.jwt) };
    case 'sd-jwt':
      return { kind: 'sd-jwt', jwt: showJwt(pasted.sdJwt.jwt), content: showSdJwt(pasted.sdJwt) };
    case 'saml':
      return { kind: 'saml', content: showSaml(pasted.saml) };
    case 'set-cookie': {
      const { name, bytes, attributes } = pasted.cookie;
      const shown = attributes.map((one) => ({ name: one.name, ...valueMember(one.name, one.value) }));
      const inside = pasted.inside && showPasted(pasted.inside);
      return { kind: 'set-cookie', name, bytes, attributes: shown, ...(inside ? { inside } : {}) };
    }
    case 'basic':
      return { kind: 'basic', user: pasted.basic.user, problems: pasted.basic.problems };
    case 'sealed':
      return { kind: 'sealed', sealed: showSealed(pasted.sealed) };
    case 'curl': {
      const { method, url } = pasted.request;
      return { kind: 'curl', method, url: withoutQuery(url), pairs: pasted.pairs.map(showHeaderPair) };
    }
    case 'url':
      return { kind: 'url', url: withoutQuery(pasted.url), pairs: pasted.pairs.map(showPair) };
    case 'headers':
      return { kind: 'headers', pairs: pasted.pairs.map(showHeaderPair) };
    case 'cookies':
      return { kind: 'cookies', pairs: pasted.pairs.map((pair) => showInside(pair) ?? showLength(pair)) };
    case 'form':
    case 'json':
      return { kind: pasted.kind, pairs: pasted.pairs.map(showPair) };
    default:
      return { kind: 'unknown' };
  }
}

function showPair(pair: PastedPair): ShownPair {
  return showInside(pair) ?? { name: pair.name, value: showMember(pair.name, pair.value) };
}

/** Fields of a request; its body, of which nothing is known, by its length. */
function showHeaderPair(pair: PastedPair): ShownPair {
  const isHidden = isSecretHeader(pair.name) || pair.name === 'Body';
  return showInside(pair) ?? (isHidden ? showLength(pair) : showPair(pair));
}

function showInside({ name, inside }: PastedPair): ShownPair | undefined {
  return inside && { name, inside: showPasted(inside) };
}

function showLength({ name, value }: PastedPair): ShownPair {
  return { name, value: value === '' ? '' : `(${countOf(value)})` };
}

function valueMember(name: string, value: string | undefined): { value?: JsonValue } {
  return value === undefined ? {} : { value: showMember(name, value) };
}

/** Host and path; what stands in the query is told one by one, and a user before the host not at all. */
function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, '').replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/]*@/i, '$1');
}
