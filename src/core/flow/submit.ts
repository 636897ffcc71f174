import { isPasswordParameter } from '../credential/names/login-names.ts';
import { getHeader } from '../http/header.ts';
import type { Changes } from './changes.ts';
import type { LoginId } from './login.ts';
import type { FlowView } from './parameters.ts';
import {
  isLoginCall,
  isLoginUrl,
  isLogoutUrl,
  isNewPasswordName,
  isPasswordName,
  isRefreshUrl,
  isSessionResource,
  isUserName,
} from './words.ts';

/** A request that may sign somebody in, by what it sends. */
export interface Submission {
  id: LoginId;
  /** A field for a password, a proof of WebAuthn: the request itself says what it is. Without it only what follows can tell. */
  named: boolean;
  step: string;
  /** What it sends is not in the recording. */
  unrecorded?: boolean;
}

/** Fields a sign-in form has at most; longer ones are orders, profiles and settings. */
const MAX_LOGIN_FIELDS = 16;

/** Looks at the body of a POST, PUT or PATCH, and at the query of a GET, for a sign-in by form, JSON or WebAuthn. */
export function detectSubmission(view: FlowView, changes?: Changes): Submission | undefined {
  const { exchange, body, bodyKind } = view;
  if (exchange.method === 'GET') return detectInQuery(view, changes);
  if (exchange.method !== 'POST' && exchange.method !== 'PUT' && exchange.method !== 'PATCH') return undefined;
  const webauthn = detectWebAuthn(view);
  if (webauthn) return webauthn;
  if (body.size === 0 && exchange.unseen?.includes('request-body')) return detectUnrecorded(view);
  if (body.size === 0 || body.has('grant_type') || body.has('samlresponse') || body.has('wresult')) return undefined;
  if (isRefreshUrl(view.url)) return undefined;
  const names = [...body.keys()];
  // Two fields `u` and `p` are as clear as two with long names.
  const passwords = names.filter((name) => isPasswordName(name) || (name === 'p' && body.has('u')));
  const id: LoginId = bodyKind === 'json' ? 'json' : 'form';
  if (passwords.length > 0) {
    // Two and more fields, one of them new or repeated: the password is being changed. With a user name it is a registration, which may sign in too.
    const changes = passwords.some(isNewPasswordName) && passwords.length > 1;
    if (changes && !names.some(isUserName)) return undefined;
    return { id, named: true, step: describe(view, passwords[0] as string) };
  }
  // Parameters by position have no names; the procedure has one.
  if (view.call !== undefined && isLoginCall(view.call))
    return { id: 'json', named: true, step: `A script calls ${view.call} at ${pathOf(view)}.` };
  // The fields' names say nothing; what the answer changes will. A query language sends its variables by other names.
  if (view.fieldCount > MAX_LOGIN_FIELDS) return undefined;
  const likely = isLoginUrl(view.url) || isSessionResource(view.url);
  if (bodyKind === 'form' && (likely || (view.navigation && !answersChallenge(view))))
    return { id, named: false, step: describe(view) };
  if (bodyKind === 'json' && likely) return { id, named: false, step: describe(view) };
  return undefined;
}

/** The browser proves who asks with each request by itself: a form beside that is a write. */
function answersChallenge({ exchange }: FlowView): boolean {
  const value = getHeader(exchange.requestHeaders, 'authorization');
  return value !== undefined && /^(?:basic|digest|negotiate|ntlm)(?: |$)/i.test(value.slice(0, 16));
}

/** Name and password in the query of a place for signing in, or of one that answers with a new credential. */
function detectInQuery(view: FlowView, changes: Changes | undefined): Submission | undefined {
  if (view.query.size < 2) return undefined;
  const names = [...view.query.keys()];
  const password = names.find(isPasswordParameter);
  if (password === undefined || !names.some((name) => name !== password && isUserName(name))) return undefined;
  if (!isLoginUrl(view.url) && !isSessionResource(view.url) && changes?.telling !== true) return undefined;
  return { id: 'form', named: true, step: `${at(view)} carries the field “${password.slice(0, 40)}” in its query.` };
}

/** A body that is not in the recording, sent to where one signs in. Only what follows can tell whether it did. */
function detectUnrecorded(view: FlowView): Submission | undefined {
  const { url, exchange } = view;
  if (isRefreshUrl(url) || isLogoutUrl(url) || !(isLoginUrl(url) || isSessionResource(url))) return undefined;
  const isJson = /json/i.test(getHeader(exchange.requestHeaders, 'content-type') ?? '');
  const step = `${at(view)} sends a body that was not recorded.`;
  return { id: isJson ? 'json' : 'form', named: false, step, unrecorded: true };
}

function detectWebAuthn(view: FlowView): Submission | undefined {
  const { body } = view;
  const assertion = body.has('authenticatordata') && body.has('clientdatajson') && !body.has('attestationobject');
  // Only the top of the JSON is known at times: RegistrationResponseJSON and AuthenticationResponseJSON share it, the path tells them apart.
  const top = body.has('rawid') && body.has('response') && (body.has('clientextensionresults') || body.has('type'));
  const registers = body.has('attestationobject') || /regist|attest|enrol|create/i.test(view.url.pathname);
  if (!assertion && !(top && !registers)) return undefined;
  return { id: 'webauthn', named: true, step: `${at(view)} sends the answer of an authenticator (WebAuthn).` };
}

function describe(view: FlowView, password?: string): string {
  const by = view.navigation ? 'The browser' : 'A script';
  const what = view.bodyKind === 'json' ? 'JSON' : 'a form';
  const field = password === undefined ? '' : ` with the field “${password.slice(0, 40)}”`;
  return `${by} sends ${what}${field} to ${pathOf(view)}.`;
}

function at(view: FlowView): string {
  return `${view.exchange.method} ${pathOf(view)}`;
}

/** Path of the request for people to read, with the host, without the query. */
export function pathOf(view: FlowView): string {
  const path = view.url.pathname;
  return `${view.host}${path.length > 80 ? `${path.slice(0, 79)}…` : path}`;
}
