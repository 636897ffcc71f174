import { type CauseMeta, defineCause } from '../cause.ts';
import { saidBy, saidText } from '../known.ts';
import { hash, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'client-authentication',
  title: 'The provider does not accept the client',
  expected:
    'The client authenticates as it is registered: secret in the header or the body, a key, or nothing for a public client.',
  mends: 'page',
  next: [
    'Compare client_id, its secret and the way it is sent (client_secret_basic, client_secret_post, private_key_jwt, none) with the registration.',
    'A client in a browser is public: register it so, with PKCE and without a secret.',
  ],
  verify: 'The log of the provider names the reason; the answer must not.',
  rules: ['oauth-client-secret-in-browser'],
  references: ['RFC 6749 5.2', 'RFC 6749 2.3'],
};

export default defineCause({
  id: 'client-authentication',
  kinds: ['protocol-error', 'refused', 'blocked'],
  check({ trace }, known) {
    const said = saidText(trace);
    const { error } = saidBy(trace);
    const invalid =
      error === 'invalid_client' ||
      /invalid_client|client authentication failed|AADSTS7000215|unauthorized_client|unknown client/i.test(said);
    // RFC 6749 section 5.2: of all errors of a token endpoint this one alone has the status 401.
    const unread = trace.status === 401 && trace.fields.has('grant_type') && error === undefined && said === '';
    if (!invalid && !(unread && !trace.request.has('dpop'))) return undefined;
    const basic = trace.authorization?.scheme === 'basic';
    const secret = trace.fields.has('client_secret');
    const assertion = trace.fields.has('client_assertion');
    const id = trace.fields.get('client_id') ?? trace.query.get('client_id');
    const how = [
      basic ? 'in Authorization: Basic' : '',
      secret ? 'as client_secret in the body' : '',
      assertion ? 'by a signed assertion' : '',
    ].filter(Boolean);
    const asked = known.authorizations.findLast(
      (one) => one.trace.number < trace.number && one.trace.site === trace.site,
    );
    const other = asked && id && asked.clientId !== id;
    return {
      weight: (invalid ? 16 : 12) + (how.length > 1 || other ? 4 : 0),
      says: `the provider does not accept the client${id ? ` ${short(id, 40)}` : ''} (${invalid ? short(error ?? 'invalid_client', 40) : '401 at a token endpoint, whose words were not seen'}), which authenticates ${how.length === 0 ? 'by nothing' : how.join(' and ')}${how.length > 1 ? ': one way at a time is allowed' : ''}${other ? `; the authorization request ${hash(asked.trace)} was made for ${short(asked.clientId, 40)}` : ''}`,
      evidence: [
        { text: `Client authentication: ${how.length === 0 ? 'none' : how.join(' and ')}`, exchanges: [trace] },
      ],
      about: `${trace.origin} ${id ?? ''}`,
    };
  },
});
