import { type CauseMeta, defineCause } from '../cause.ts';
import { saidText } from '../known.ts';
import { hash, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'redirect-uri-differs',
  title: 'The two requests name different redirect URIs',
  expected: 'redirect_uri of the token request equals that of the authorization request.',
  mends: 'page',
  next: ['Take the redirect_uri of both requests from one place: a slash at the end, a port or a query counts.'],
  verify: 'Compare redirect_uri of the two requests.',
  references: ['RFC 6749 4.1.3'],
};

export default defineCause({
  id: 'redirect-uri-differs',
  kinds: ['protocol-error'],
  check({ trace }, known) {
    if (trace.fields.get('grant_type') !== 'authorization_code') return undefined;
    const uri = trace.fields.get('redirect_uri');
    const code = trace.fields.get('code');
    const client = trace.fields.get('client_id');
    const callback = known.traces.find(
      (one) => code && (one.query.get('code') === code || one.locationQuery.get('code') === code),
    );
    const state = callback?.query.get('state') ?? callback?.locationQuery.get('state');
    const asked = known.authorizations.findLast((one) =>
      state ? one.state === state : one.clientId === client && one.trace.number < trace.number,
    );
    if (!asked || asked.redirectUri === '' || uri === asked.redirectUri) return undefined;
    if (uri === undefined && trace.unseen.includes('request-body')) return undefined;
    const named = /redirect/i.test(saidText(trace));
    return {
      weight: 17 + (named ? 4 : 0),
      says: uri
        ? `the code was asked for with the redirect_uri ${short(asked.redirectUri, 70)} (${hash(asked.trace)}) and redeemed with ${short(uri, 70)}`
        : `the code was asked for with a redirect_uri (${hash(asked.trace)}), and the token request has none`,
      evidence: [
        { text: `redirect_uri=${short(asked.redirectUri, 90)}`, exchanges: [asked.trace] },
        { text: `redirect_uri=${short(uri ?? 'missing', 90)}`, exchanges: [trace] },
      ],
      about: `${trace.origin} redirect_uri`,
    };
  },
});
