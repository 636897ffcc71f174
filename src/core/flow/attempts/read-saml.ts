import type { Message } from './message.ts';
import { createMessage, type MessageReader, type Part, parametersOf } from './reading.ts';

/** Messages of SAML 2.0 by redirect, by POST and by artifact (SAML Bindings sections 3.4 to 3.6). */
export const readSaml: MessageReader = (reading) => {
  const messages: Message[] = [];
  for (const part of ['query', 'body', 'location'] as const) {
    const parameters = parametersOf(reading.view, part);
    const name = ['samlrequest', 'samlresponse', 'samlart'].find((one) => parameters.has(one));
    if (name === undefined) continue;
    const value = parameters.get(name) ?? '';
    if (name === 'samlart') messages.push(createMessage(reading, 'saml-artifact', part));
    else {
      const saml = value === '' ? undefined : reading.decodeSaml(value);
      messages.push({ ...createMessage(reading, 'saml', part), ...(saml ? { saml } : {}) });
    }
  }
  return messages;
};

/** Messages of WS-Federation (section 13) and of CAS (protocol 3.0, sections 2.1 to 2.3). */
export const readWsAndCas: MessageReader = (reading) => {
  const { view } = reading;
  return (['query', 'body', 'location'] as const).flatMap((part): Message[] => {
    const parameters = parametersOf(view, part);
    if (parameters.size === 0) return [];
    if (parameters.has('wresult')) return [readToken(part, parameters.get('wresult') ?? '')];
    const wa = parameters.get('wa');
    if (wa === 'wsignin1.0' && parameters.has('wtrealm')) return [createMessage(reading, 'ws-request', part)];
    if (wa === 'wsignout1.0' || wa === 'wsignoutcleanup1.0') return [createMessage(reading, 'ws-sign-out', part)];
    const url = part === 'location' ? view.location : view.url;
    return url && part !== 'body' ? readCas(url, part, parameters) : [];
  });

  /** The assertion in the answer of a security token service (WS-Trust 1.3 section 3.2), SAML 1.1 or 2.0. */
  function readToken(part: Part, result: string): Message {
    const message = createMessage(reading, 'ws-response', part);
    const at = /<(?:[\w.-]{1,40}:)?Assertion[\s>]/.exec(result)?.index;
    const saml = at === undefined ? undefined : reading.decodeSaml(result.slice(at));
    return saml ? { ...message, saml } : message;
  }

  function readCas(url: URL, part: Part, parameters: ReadonlyMap<string, string>): Message[] {
    if (/^(?:ST|PT)-/.test(parameters.get('ticket') ?? '')) return [createMessage(reading, 'cas-ticket', part)];
    const service = parameters.get('service');
    if (service === undefined || !URL.canParse(service)) return [];
    if (/\/login$/.test(url.pathname)) return [createMessage(reading, 'cas-request', part)];
    return /\/logout$/.test(url.pathname) ? [createMessage(reading, 'cas-sign-out', part)] : [];
  }
};
