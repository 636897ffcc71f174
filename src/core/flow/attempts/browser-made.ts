import { getHeader } from '../../http/header.ts';
import { finish } from './build.ts';
import { type Context, messagesOf, type Protocol } from './context.ts';
import type { Message } from './message.ts';
import type { Attempt, ProtocolId, StepKind } from './model.ts';
import { createMessage, type MessageReader } from './reading.ts';
import { createStep, stepOf } from './step.ts';

/** Places that a browser asks by itself for FedCM; the header decides. */
const FEDCM = /accounts?|assertion|fedcm|web-?identity|token/i;

/** Requests that the browser makes by itself: for FedCM, and to prove the key of a session that is bound to the device. */
export const readBrowserMade: MessageReader = (reading) => {
  const { exchange, url } = reading.view;
  const { requestHeaders, method } = exchange;
  if (FEDCM.test(url.pathname) && getHeader(requestHeaders, 'sec-fetch-dest') === 'webidentity')
    return [
      createMessage(
        reading,
        method === 'POST' ? 'fedcm-assertion' : 'fedcm-accounts',
        method === 'POST' ? 'body' : 'query',
      ),
    ];
  if (method !== 'POST') return [];
  const proof =
    getHeader(requestHeaders, 'secure-session-response') ?? getHeader(requestHeaders, 'sec-session-response');
  if (proof === undefined) return [];
  const known = getHeader(requestHeaders, 'sec-secure-session-id') ?? getHeader(requestHeaders, 'sec-session-id');
  return [createMessage(reading, known === undefined ? 'session-key' : 'session-renewal', 'query')];
};

/** Federated Credential Management: the browser itself gets a token from the provider. */
export const fedcm: Protocol = (context) => {
  const attempts: Attempt[] = [];
  let accounts: Message | undefined;
  for (const message of messagesOf(context, 'fedcm-accounts', 'fedcm-assertion')) {
    if (message.kind === 'fedcm-accounts') accounts = message;
    else {
      push(attempts, [accounts, message], 'fedcm', 'fedcm-assertion', context);
      accounts = undefined;
    }
  }
  if (accounts) push(attempts, [accounts], 'fedcm', 'fedcm-assertion', context);
  return attempts;
};

/** Device Bound Session Credentials: a key is registered, and proved whenever a short-lived cookie is due. */
export const deviceBound: Protocol = (context) => {
  const attempts: Attempt[] = [];
  const all = messagesOf(context, 'session-key', 'session-renewal');
  for (const [index, message] of all.entries()) {
    // The server asks for a proof with its challenge, and gets it in the next request.
    const again = all[index + 1];
    if (message.seen.status === 403 && again?.place === message.place) continue;
    push(attempts, [message], 'device-bound-session', message.kind as StepKind, context);
  }
  return attempts;
};

function push(
  attempts: Attempt[],
  messages: readonly (Message | undefined)[],
  protocol: ProtocolId,
  wanted: StepKind,
  context: Context,
): void {
  const all = messages.filter((one) => one !== undefined);
  const last = all.at(-1);
  if (!last) return;
  const { seen } = last;
  const missing = last.kind !== wanted;
  const steps = all.map((one) => stepOf(one, one.kind as StepKind, { hands: one.seen.sets.map(({ name }) => name) }));
  if (missing) steps.push(createStep(wanted, { seen: 'missing' }));
  const worked = seen.status >= 200 && seen.status < 300;
  const made = finish(
    {
      aim: protocol === 'fedcm' ? 'sign-in' : 'renew',
      protocol,
      traits: [],
      ...(missing
        ? { outcome: 'half-way', because: { code: 'step-missing', exchange: seen.id }, missing: wanted }
        : worked
          ? { outcome: 'worked', because: { code: 'answered', exchange: seen.id } }
          : { outcome: 'refused', because: { code: 'status', exchange: seen.id } }),
      site: context.siteOf(protocol === 'fedcm' ? seen.asking || seen.pageHost || seen.hostname : seen.hostname),
      ...(protocol === 'fedcm' ? { provider: last.host } : {}),
      steps,
      checks: [],
    },
    context,
  );
  if (made) attempts.push(made);
}
