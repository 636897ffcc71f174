import { byteLength } from '../../http/header.ts';
import { type CauseMeta, defineCause } from '../cause.ts';
import { saidText } from '../known.ts';
import { requestOf, responseOf } from '../saml.ts';
import { hash } from '../words.ts';

export const meta: CauseMeta = {
  id: 'relay-state',
  title: 'RelayState is lost, changed or too long',
  expected: 'RelayState comes back as it was sent, in at most 80 bytes.',
  mends: 'api',
  next: ['Keep what is long at the service provider, and send an ID of at most 80 bytes in RelayState.'],
  verify: 'Compare RelayState of the request with that of the response.',
  rules: ['saml-relaystate'],
  references: ['SAML Bindings 3.4.3'],
};

export default defineCause({
  id: 'relay-state',
  kinds: ['refused', 'protocol-error'],
  check({ trace }, known) {
    if (!responseOf(trace)) return undefined;
    const request = requestOf(known, trace);
    const sent =
      request?.trace.query.get('relaystate') ??
      request?.trace.locationQuery.get('relaystate') ??
      request?.trace.fields.get('relaystate');
    const back = trace.fields.get('relaystate') ?? trace.query.get('relaystate');
    if (!request || !sent || sent === back) return undefined;
    const bytes = byteLength(sent);
    const named = /relay.?state/i.test(saidText(trace));
    return {
      weight: (back === undefined ? 10 : 12) + (bytes > 80 ? 3 : 0) + (named ? 6 : 0),
      says: `RelayState was sent in ${hash(request.trace)} and ${back === undefined ? 'did not come back' : 'came back changed'}${bytes > 80 ? ` (it has ${bytes} bytes, and 80 are allowed)` : ''}`,
      evidence: [
        { text: `RelayState of ${bytes} bytes`, exchanges: [request.trace] },
        { text: back === undefined ? 'No RelayState' : 'Another RelayState', exchanges: [trace] },
      ],
      about: `${trace.origin} relaystate`,
    };
  },
});
