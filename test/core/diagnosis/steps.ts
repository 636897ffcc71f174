import type { BodyField } from '../../../src/core/http/exchange.ts';
import type { ExampleExchange } from '../../../src/core/rules/rule.ts';

/** 128 random bits each, made up. */
export const SID = '8f3c1be94d7a4e60a5d2c7f1093b6e4a';
export const OTHER_SID = '51d0a2c7be8f4c1d9a6e3b704f82c95d';
export const CODE = 'SplxlOBeZQQYbYS6WxSbIAhq2Lr0Tn';
export const REFRESH = 'tGzv3JOkF0XG5Qx2TlKWIAmN4qTz8RkW2vYp6XsD0a';
export const APP = 'https://app.example.com';
export const API = 'https://api.other.org';
export const IDP = 'https://id.provider.net';

type Step = Partial<ExampleExchange>;

/** The page itself. */
export function page(step: Step = {}): ExampleExchange {
  return { type: 'document', url: `${APP}/`, ...step };
}

/** A script asks who is there, and is refused. */
export function me(step: Step = {}): ExampleExchange {
  return { url: `${APP}/api/me`, status: 401, ...step };
}

/** A script signs in by name and password, and the answer sets a session. */
export function signIn(step: Step = {}): ExampleExchange {
  return {
    url: `${APP}/login`,
    method: 'POST',
    requestBody: { mediaType: 'application/json', fields: [{ name: 'username' }, { name: 'password' }] },
    response: { 'set-cookie': `sid=${SID}; Path=/; Secure; HttpOnly; SameSite=Lax` },
    ...step,
  };
}

/** The cookie of `signIn` in a request. */
export const withSid = { cookie: `sid=${SID}` };

/** A body of JSON. */
export function json(value: unknown): NonNullable<ExampleExchange['responseBody']> {
  return { mediaType: 'application/json', text: JSON.stringify(value) };
}

/** A form that is sent; a value of `undefined` stands for one that is not kept. */
export function form(fields: Record<string, string | undefined>): NonNullable<ExampleExchange['requestBody']> {
  return {
    mediaType: 'application/x-www-form-urlencoded',
    fields: Object.entries(fields).map(
      ([name, value]): BodyField => (value === undefined ? { name } : { name, value }),
    ),
  };
}

/** A request to sign in at the provider, answered with its page. */
export function authorize(parameters: Record<string, string> = {}, step: Step = {}): ExampleExchange {
  const query = new URLSearchParams({
    client_id: 'web',
    response_type: 'code',
    scope: 'openid',
    redirect_uri: `${APP}/callback`,
    state: 'st-0S6WzA2Mj4kQx81',
    ...parameters,
  });
  return { type: 'document', url: `${IDP}/authorize?${query}`, ...step };
}

/** The provider sends the browser back with a code. */
export function callback(step: Step = {}, state = 'st-0S6WzA2Mj4kQx81'): ExampleExchange {
  return {
    type: 'document',
    url: `${APP}/callback?code=${CODE}&state=${state}`,
    request: { 'sec-fetch-site': 'cross-site' },
    ...step,
  };
}

/** A script redeems the code. */
export function token(fields: Record<string, string | undefined> = {}, step: Step = {}): ExampleExchange {
  return {
    url: `${IDP}/token`,
    method: 'POST',
    request: { origin: APP, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' },
    response: { 'access-control-allow-origin': APP },
    requestBody: form({
      grant_type: 'authorization_code',
      client_id: 'web',
      code: CODE,
      redirect_uri: `${APP}/callback`,
      ...fields,
    }),
    ...step,
  };
}

/** The token endpoint refuses. */
export function invalid(error: string, description?: string): Step {
  return {
    status: 400,
    responseBody: json({ error, ...(description === undefined ? {} : { error_description: description }) }),
  };
}

/** A preflight of a script of the page for the API. */
export function preflight(response: Record<string, string>, step: Step = {}): ExampleExchange {
  return {
    url: `${API}/items`,
    method: 'OPTIONS',
    type: 'preflight',
    status: 204,
    request: {
      origin: APP,
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization',
      'sec-fetch-site': 'cross-site',
    },
    response: { 'access-control-allow-origin': APP, ...response },
    ...step,
  };
}

/** A request of another origin that the browser did not let through. */
export function blocked(step: Step = {}): ExampleExchange {
  return {
    url: `${API}/items`,
    status: 0,
    error: 'net::ERR_FAILED',
    request: { origin: APP, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' },
    ...step,
  };
}
