/** Where a claim's name comes from. */
export type ClaimSource =
  | 'JWT'
  | 'OpenID Connect'
  | 'OAuth'
  | 'RFC 9068'
  | 'RFC 8693'
  | 'RFC 7800'
  | 'RFC 8417'
  | 'SD-JWT'
  | 'DPoP'
  | 'Microsoft Entra'
  | 'Keycloak'
  | 'Auth0'
  | 'Amazon Cognito'
  | 'Firebase'
  | 'Supabase'
  | 'Okta'
  | 'Clerk'
  | 'ZITADEL'
  | 'Hasura'
  | 'XML SOAP'
  | 'custom';

export interface ClaimName {
  label: string;
  source: ClaimSource;
  /** The value is a moment in time. */
  time?: true;
  /** The value is personal data. */
  personal?: true;
}

const named = (source: ClaimSource, entries: Readonly<Record<string, string>>, extra: Partial<ClaimName> = {}) =>
  Object.entries(entries).map(([name, label]): [string, ClaimName] => [name, { label, source, ...extra }]);

/** Claims by name: the IANA registry "JSON Web Token Claims" and what the large issuers add. */
export const CLAIM_NAMES: ReadonlyMap<string, ClaimName> = new Map([
  ...named('JWT', { iss: 'Issuer', sub: 'Subject', aud: 'Audience', jti: 'Token ID' }),
  ...named('JWT', { exp: 'Expires', nbf: 'Not valid before', iat: 'Issued' }, { time: true }),
  ...named(
    'OpenID Connect',
    {
      name: 'Full name',
      given_name: 'Given name',
      family_name: 'Family name',
      middle_name: 'Middle name',
      nickname: 'Nickname',
      preferred_username: 'Preferred user name',
      profile: 'Profile page',
      picture: 'Picture',
      website: 'Website',
      email: 'Email address',
      gender: 'Gender',
      birthdate: 'Date of birth',
      phone_number: 'Phone number',
      address: 'Postal address',
    },
    { personal: true },
  ),
  ...named('OpenID Connect', {
    zoneinfo: 'Time zone',
    locale: 'Locale',
    email_verified: 'Email address verified',
    phone_number_verified: 'Phone number verified',
    nonce: 'Nonce of the sign-in request',
    azp: 'Authorized party (the client the token was issued to)',
    acr: 'Authentication context (how strong the sign-in was)',
    amr: 'Authentication methods',
    at_hash: 'Hash of the access token',
    c_hash: 'Hash of the authorization code',
    s_hash: 'Hash of the state',
    sid: 'Session ID at the issuer',
    sub_jwk: 'Public key of the subject',
    _claim_names: 'Claims held elsewhere',
    _claim_sources: 'Where those claims are held',
  }),
  ...named('OpenID Connect', { auth_time: 'Signed in at', updated_at: 'Profile last changed' }, { time: true }),
  ...named('OAuth', {
    scope: 'Scopes granted',
    client_id: 'Client',
    token_type: 'Type of token',
    active: 'Active',
    username: 'User name',
    authorization_details: 'What exactly was authorized',
  }),
  ...named('RFC 9068', { roles: 'Roles', groups: 'Groups', entitlements: 'Entitlements' }),
  ...named('RFC 8693', {
    act: 'Acting party (who uses the token for the subject)',
    may_act: 'Who may act for the subject',
  }),
  ...named('RFC 7800', { cnf: 'Confirmation: the key the token is bound to' }),
  ...named('RFC 8417', { events: 'Security events', txn: 'Transaction' }),
  ...named('RFC 8417', { toe: 'Time of the event' }, { time: true }),
  ...named('SD-JWT', {
    _sd: 'Digests of claims that can be disclosed',
    _sd_alg: 'Hash algorithm of the digests',
    '...': 'Digest of an array element',
    sd_hash: 'Hash of what was presented',
    vct: 'Type of credential',
    status: 'Where the status is published',
  }),
  ...named('DPoP', { htm: 'Method of the request', htu: 'URL of the request', ath: 'Hash of the access token' }),
  ...named('Microsoft Entra', {
    tid: 'Tenant',
    oid: 'User object ID',
    upn: 'User principal name',
    unique_name: 'User name for display',
    scp: 'Scopes granted',
    wids: 'Directory roles of the tenant',
    appid: 'Client',
    appidacr: 'How the client signed in (0 public, 1 secret, 2 certificate)',
    azpacr: 'How the client signed in (0 public, 1 secret, 2 certificate)',
    app_displayname: 'Name of the client',
    idp: 'Identity provider of the user',
    idtyp: 'User or app',
    ver: 'Version of the token format',
    ipaddr: 'IP address at sign-in',
    hasgroups: 'Has more groups than fit',
    deviceid: 'Device',
    puid: 'Passport user ID',
    sub_type: 'Type of subject',
    tfp: 'User flow',
    uti: 'Token ID, internal',
    rh: 'Internal',
    aio: 'Internal',
    xms_tcdt: 'Tenant created at',
    xms_cc: 'Client capabilities',
    acrs: 'Authentication contexts',
    onprem_sid: 'Security ID on the premises',
  }),
  ...named('Keycloak', {
    realm_access: 'Roles in the realm',
    resource_access: 'Roles by client',
    'allowed-origins': 'Origins the client may be used from',
    session_state: 'Session ID at the issuer',
    typ: 'Kind of token',
    trustedCerts: 'Trusted certificates',
    clientHost: 'Host of the client',
    clientAddress: 'Address of the client',
  }),
  ...named('Auth0', {
    gty: 'Grant type',
    permissions: 'Permissions',
    org_id: 'Organization',
    org_name: 'Name of the organization',
  }),
  ...named('Amazon Cognito', {
    token_use: 'Use of the token',
    origin_jti: 'First token of this sign-in',
    event_id: 'Sign-in event',
  }),
  ...named('Firebase', { firebase: 'Sign-in provider and identities', user_id: 'User ID' }),
  ...named('Supabase', {
    app_metadata: 'Set by the application',
    user_metadata: 'Can be changed by the user',
    aal: 'Authenticator assurance level',
    session_id: 'Session ID',
    is_anonymous: 'Anonymous user',
    role: 'Role',
    ref: 'Project',
  }),
  ...named('Okta', { uid: 'User ID', cid: 'Client' }),
  ...named('Clerk', {
    org_role: 'Role in the organization',
    org_slug: 'Organization',
    fva: 'Minutes since each factor',
    sts: 'State of the session',
  }),
]);

/** Namespaces: the beginning of a claim's name, whose it is, and what it stands before. */
export const CLAIM_PREFIXES: readonly (readonly [string, ClaimSource])[] = [
  ['cognito:', 'Amazon Cognito'],
  ['custom:', 'Amazon Cognito'],
  ['urn:zitadel:', 'ZITADEL'],
  ['https://hasura.io/jwt/claims', 'Hasura'],
  ['x-hasura-', 'Hasura'],
  ['http://schemas.xmlsoap.org/ws/', 'XML SOAP'],
  ['http://schemas.microsoft.com/', 'Microsoft Entra'],
  ['xms_', 'Microsoft Entra'],
  ['extension_', 'Microsoft Entra'],
  ['signin_', 'Microsoft Entra'],
];
