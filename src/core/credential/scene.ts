import type { Exchange, ResourceType } from '../http/exchange.ts';
import { cookieExpiry } from '../http/parse-set-cookie.ts';
import { hostOf, originOf } from '../http/site.ts';
import type { BookOptions, Credential } from './book-model.ts';
import type { Found, Sighting } from './credential.ts';

/** Where a sighting happened. */
export interface Scene {
  at: number;
  origin: string;
  site: string;
  exchange?: string;
  status: number;
  login: boolean;
  type?: ResourceType;
  /** Site of the page the exchange was made for. */
  page?: string;
  /** The response sets a cookie with a secret that scripts cannot read; known of logins only. */
  hidden?: boolean;
  /** Cookies of which a field of the same name was met, as `site\0name`. */
  repeated?: ReadonlySet<string>;
}

const HIDDEN = /^\s*[^=;]+=[^;]{16,}(?:;.*)?;\s*httponly\s*(?:;|$)/i;

/** The scene of what an exchange carried. */
export function sceneOf(exchange: Exchange, options: BookOptions, login: boolean): Scene {
  const scene: Scene = {
    at: exchange.startedAt,
    origin: originOf(exchange.url),
    site: options.siteOf(hostOf(exchange.url)),
    exchange: exchange.id,
    status: exchange.status,
    login,
    type: exchange.type,
  };
  if (login)
    scene.hidden = exchange.responseHeaders.some(
      ({ name, value }) => /^set-cookie$/i.test(name) && HIDDEN.test(value.slice(0, 8192)),
    );
  return scene;
}

/** What was found, as a sighting. */
export function toSighting(found: Found, scene: Scene): Sighting {
  const sighting: Sighting = { place: found.place, direction: found.direction, at: scene.at, origin: scene.origin };
  if (scene.exchange !== undefined) sighting.exchange = scene.exchange;
  return sighting;
}

/** The cookie's own end counts where the value does not say when it ends. */
export function readExpiry(credential: Credential, found: Found, at: number): void {
  if (!found.setCookie || credential.jwt?.claims?.exp !== undefined || credential.sealed?.expiresAt !== undefined)
    return;
  const expiry = cookieExpiry(found.setCookie, at);
  if (expiry !== undefined) credential.expiresAt = expiry;
}
