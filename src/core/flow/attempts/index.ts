import type { Protocol } from './context.ts';
import { oauthAuthorization } from './oauth-authorization.ts';
import { oauthGrants } from './oauth-grants.ts';
import { readOauth, readOpenid } from './read-oauth.ts';
import type { MessageReader } from './reading.ts';

/** What looks for messages in an exchange, one of each family. */
export const readers: readonly MessageReader[] = [readOauth, readOpenid];

/** What puts them together. */
export const protocols: readonly Protocol[] = [oauthAuthorization, oauthGrants];
