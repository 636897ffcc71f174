import { deviceBound, fedcm, readBrowserMade } from './browser-made.ts';
import type { Protocol } from './context.ts';
import { oauthAuthorization } from './oauth-authorization.ts';
import { oauthGrants } from './oauth-grants.ts';
import { readOauth, readOpenid } from './read-oauth.ts';
import { readSaml, readWsAndCas } from './read-saml.ts';
import { readSignOut } from './read-sign-out.ts';
import type { MessageReader } from './reading.ts';

import { saml } from './saml.ts';
import { signOuts } from './sign-out.ts';
import { readPasskey } from './webauthn.ts';
import { cas, wsFederation } from './ws-cas.ts';

/** What looks for messages in an exchange, one of each family. */
export const readers: readonly MessageReader[] = [
  readOauth,
  readOpenid,
  readSignOut,
  readSaml,
  readWsAndCas,
  readPasskey,
  readBrowserMade,
];

/** What puts them together. */
export const protocols: readonly Protocol[] = [
  oauthAuthorization,
  oauthGrants,
  saml,
  wsFederation,
  cas,
  signOuts,
  fedcm,
  deviceBound,
];
