import { isLogoutUrl } from '../words.ts';
import { createMessage, type MessageReader, parametersOf } from './reading.ts';

/** Sign-outs of OpenID Connect: what a relying party asks for (RP-Initiated Logout section 2), and frames in which sites end their sessions (Front-Channel Logout section 3). */
export const readSignOut: MessageReader = (reading) => {
  const { view } = reading;
  for (const part of ['query', 'location', 'body'] as const) {
    const parameters = parametersOf(view, part);
    if (parameters.size === 0 || parameters.has('response_type') || parameters.has('grant_type')) continue;
    const url = part === 'location' ? view.location : view.url;
    if (!url) continue;
    const named = parameters.has('post_logout_redirect_uri') || (parameters.has('id_token_hint') && isLogoutUrl(url));
    const vendor =
      isLogoutUrl(url) && parameters.has('client_id') && (parameters.has('returnto') || parameters.has('logout_uri'));
    if (named || vendor) return [createMessage(reading, 'sign-out-request', part)];
    if (part === 'query' && view.exchange.type === 'subdocument' && parameters.has('iss') && parameters.has('sid'))
      return [createMessage(reading, 'sign-out-frame', part)];
  }
  const frame = view.exchange.type === 'subdocument' && isLogoutUrl(view.url) && view.query.size === 0;
  return frame ? [createMessage(reading, 'sign-out-frame', 'query')] : [];
};
