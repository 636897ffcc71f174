import { type CauseMeta, defineCause } from '../cause.ts';
import { saidBy, saidText } from '../known.ts';
import { isAuthorizationRequest, protocolError } from '../places.ts';
import { short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'request-not-allowed',
  title: 'The provider does not allow what the client asks for',
  expected: 'Scopes, response type and grant are among those that are allowed for the client.',
  mends: 'provider',
  next: ['Allow it for the client at the provider, or ask for less.'],
  verify: "Compare the request with the client's registration at the provider.",
  rules: ['oauth-error-response'],
  references: ['RFC 6749 4.1.2', 'RFC 6749 5.2'],
};

const SAID: Readonly<Record<string, string>> = {
  invalid_scope: 'a scope of the request is unknown or not allowed for the client',
  unauthorized_client: 'the client may not use this grant or response type',
  unsupported_response_type: 'the response type is not supported or not enabled for the client',
  unsupported_grant_type: 'the grant type is not supported or not enabled for the client',
  invalid_request: 'a parameter is missing, stands there twice, or has a value that is not allowed',
  invalid_target: 'the resource or audience of the request is unknown or not allowed',
  request_not_supported: 'the provider takes no request object',
  server_error: 'the provider had an error of its own',
  temporarily_unavailable: 'the provider is overloaded or being maintained',
};

export default defineCause({
  id: 'request-not-allowed',
  kinds: ['protocol-error', 'silent-failed'],
  check({ trace }) {
    const error = protocolError(trace) ?? saidBy(trace).error;
    const meaning = error === undefined ? undefined : SAID[error];
    if (error === undefined || meaning === undefined) return undefined;
    const description =
      trace.locationQuery.get('error_description') ??
      trace.locationFragment.get('error_description') ??
      trace.answer?.description;
    const scope = error === 'invalid_scope' ? (trace.query.get('scope') ?? trace.fields.get('scope')) : undefined;
    const here =
      /redirect|verifier|challenge|pkce|\bstate\b/i.test(saidText(trace)) ||
      (isAuthorizationRequest(trace.query) && trace.status >= 400 && error === 'invalid_request');
    return {
      weight: error === 'invalid_request' || here ? 6 : 15,
      says: `${meaning}${scope ? ` (asked for: ${short(scope, 60)})` : ''}${description ? `: the provider says “${short(description, 100)}”` : ''}`,
      evidence: [{ text: `error=${short(error, 40)}`, exchanges: [trace] }],
      about: `${trace.origin} ${error}`,
      ...(error === 'server_error' || error === 'temporarily_unavailable'
        ? { next: ['Try again later, and see the log of the provider.'], only: true }
        : {}),
    };
  },
});
