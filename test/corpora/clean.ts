import type { Report } from '../../src/core/report/report.ts';
import { findingsOf, show } from './seen.ts';

const LOGIN_FORM = {
  'csrf-login-no-token': 'the plain login form of the server has no token, and other sites can indeed send it',
};

/** Servers that are set up right, and the infos that may be said of them, each with the reason why it may stand. */
export const CLEAN: Record<string, Record<string, string>> = {
  authjs: {
    'csrf-token-static': 'Auth.js keeps its CSRF token over the login; it is signed, and names nobody',
  },
  'better-auth': {},
  'cookie-session': LOGIN_FORM,
  'fastify-jwt-cookie': LOGIN_FORM,
  'fastify-secure-session': LOGIN_FORM,
  'fastify-session': LOGIN_FORM,
  'hono-jwt': LOGIN_FORM,
  'iron-session': LOGIN_FORM,
  'json-server-auth': {},
  'oidc-bff': {},
  'oidc-eoc': {},
  'oidc-spa': {
    'storage-token-session': 'oidc-client-ts keeps its tokens in sessionStorage, which is a risk to be told of',
  },
  'passport-session': LOGIN_FORM,
  tiddlywiki: { 'basic-auth-used': 'HTTP Basic over https is allowed, and worth a word' },
};

/** What is said of a server that should not be; nothing when all is well. */
export function judgeClean(name: string, report: Report): string[] {
  const defended = CLEAN[name] ?? {};
  return findingsOf(report)
    .filter(({ severity, rule }) => severity !== 'info' || defended[rule] === undefined)
    .map(show);
}
