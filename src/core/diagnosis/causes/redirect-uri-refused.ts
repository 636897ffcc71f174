import { isLocalHost } from '../../http/site.ts';
import { type CauseMeta, defineCause } from '../cause.ts';
import { saidText } from '../known.ts';
import { hash, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'redirect-uri-refused',
  title: 'The redirect URI is not registered',
  expected: 'redirect_uri is, character by character, one that is registered for the client.',
  mends: 'page',
  next: [
    'Use a fixed redirect_uri, and carry where to go afterwards in state.',
    'Or register this very address at the provider: scheme, host, port, path and the slash at its end count.',
  ],
  verify: "Compare the redirect_uri of the request with the list of the client at the provider's console.",
  rules: ['oauth-redirect-uri-loose', 'oauth-redirect-uri-http'],
  references: ['RFC 6749 3.1.2', 'RFC 6749 4.1.2'],
};

export default defineCause({
  id: 'redirect-uri-refused',
  kinds: ['protocol-error', 'refused'],
  check({ trace }, known) {
    const request = known.authorizations.find(({ trace: one }) => one === trace);
    const uri = request?.redirectUri ?? trace.fields.get('redirect_uri') ?? '';
    if (!request || uri === '') return undefined;
    const said = saidText(trace);
    const named = /redirect[_ -]?ur[il]|callback url|AADSTS50011|reply url/i.test(said);
    const other = !named && /client|scope|response_type|unauthorized|invalid_request_object|AADSTS700016/i.test(said);
    if (other || trace.status < 400 || trace.status >= 500) return undefined;
    const worked = known.authorizations.find(
      (one) =>
        one.trace !== trace &&
        one.clientId === request.clientId &&
        one.redirectUri !== uri &&
        one.trace.host === trace.host &&
        one.trace.status < 400,
    );
    const parsed = URL.canParse(uri) ? new URL(uri) : undefined;
    const plain = parsed?.protocol === 'http:' && !isLocalHost(parsed.hostname);
    const odd = plain
      ? 'it begins with http: the application takes itself for one without TLS'
      : parsed?.search
        ? 'it has a query'
        : parsed?.hash
          ? 'it has a fragment, which is not allowed'
          : '';
    return {
      weight: named ? 21 : 9 + (odd ? 5 : 0) + (worked ? 4 : 0),
      says: `the authorization request was answered ${trace.status} instead of a redirect${named ? ', and the provider names redirect_uri' : ''}: ${short(uri, 90)} is ${named ? '' : 'probably '}not registered for ${short(request.clientId, 40)}${odd ? ` (${odd})` : ''}`,
      evidence: [
        {
          text: `${trace.status} without a redirect: with a wrong redirect_uri a provider must not send anybody back`,
          exchanges: [trace],
        },
        ...(odd ? [{ text: `redirect_uri: ${odd}`, exchanges: [trace] }] : []),
        ...(worked
          ? [
              {
                text: `${short(worked.redirectUri, 80)} was accepted in ${hash(worked.trace)}`,
                exchanges: [worked.trace],
              },
            ]
          : []),
      ],
      about: `${trace.host} ${request.clientId}`,
      ...(plain
        ? {
            next: [
              'Let the application know its public address: X-Forwarded-Proto from the proxy, and trust in it, or the base URL in its configuration.',
            ],
          }
        : {}),
      observed: `redirect_uri not registered: ${short(uri, 120)}`,
      settle: 'The list of redirect URIs of the client at the provider.',
    };
  },
});
