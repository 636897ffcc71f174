import { finish } from './build.ts';
import { type Context, messagesOf, type Protocol } from './context.ts';
import { type Message, readValue } from './message.ts';
import type { Attempt, AttemptStep, ProtocolId } from './model.ts';
import { placeIn } from './oauth-collect.ts';
import { createStep, stepOf } from './step.ts';

/** Sign-outs at a provider: RP-initiated and front-channel of OpenID Connect, and those of WS-Federation and CAS. */
export const signOuts: Protocol = (context) => {
  const attempts: Attempt[] = [];
  const frames = messagesOf(context, 'sign-out-frame');
  const told = new Set<Message>();
  const asked: Message[] = [];
  /** The same request as it arrived, after the redirect that told it. */
  const arrived = new Map<Message, Message>();
  for (const message of messagesOf(context, 'sign-out-request', 'ws-sign-out', 'cas-sign-out')) {
    const same = asked.findLast((one) => isArrival(one, message));
    if (same) arrived.set(same, message);
    else asked.push(message);
  }
  for (const message of asked) {
    const next = asked.find((one) => one.seen.number > message.seen.number);
    const own = frames.filter(
      ({ seen }) => seen.number > message.seen.number && (!next || seen.number < next.seen.number),
    );
    for (const frame of own) told.add(frame);
    const attempt = toAttempt(message, arrived.get(message), own, context);
    if (attempt) attempts.push(attempt);
  }
  const lonely = frames.filter((frame) => !told.has(frame));
  for (const frame of lonely) {
    const attempt = finish(
      {
        aim: 'sign-out',
        protocol: 'front-channel-logout',
        traits: ['frame'],
        outcome: frame.seen.status > 0 && frame.seen.status < 400 ? 'worked' : 'refused',
        because: { code: frame.seen.status < 400 ? 'signed-out' : 'status', exchange: frame.seen.id },
        site: context.siteOf(frame.hostname),
        steps: [stepOf(frame, 'sign-out-frame')],
        checks: [],
      },
      context,
    );
    if (attempt) attempts.push(attempt);
  }
  return attempts;
};

/** The request as it arrives, after the redirect that told it. */
function isArrival(told: Message, message: Message): boolean {
  return (
    told.in === 'location' &&
    message.in !== 'location' &&
    told.kind === message.kind &&
    told.place === message.place &&
    [...told.parameters].every(([name, value]) => message.parameters.get(name) === value)
  );
}

const PROTOCOLS: Partial<Record<Message['kind'], ProtocolId>> = {
  'sign-out-request': 'oidc-logout',
  'ws-sign-out': 'ws-federation-logout',
  'cas-sign-out': 'cas-logout',
};
const BACK = ['post_logout_redirect_uri', 'wreply', 'logout_uri', 'returnto', 'service'];

function toAttempt(
  message: Message,
  copy: Message | undefined,
  frames: readonly Message[],
  context: Context,
): Attempt | undefined {
  const { seen } = message;
  const at = copy ?? message;
  const target = BACK.map((name) => placeIn(readValue(message, name))).find((place) => place !== undefined);
  const returned =
    target === undefined
      ? undefined
      : context.hops().find((hop) => hop.number > seen.number && hop.navigation && strip(hop.place) === strip(target));
  const asking = message.in === 'location' ? seen.hostname : seen.asking || seen.pageHost;
  const host = (target === undefined ? '' : new URL(target).hostname) || asking || message.hostname;
  const steps: AttemptStep[] = [
    stepOf(at, 'sign-out-request', {
      hands: target === undefined ? [] : ['state'].filter((name) => message.parameters.has(name)),
    }),
  ];
  for (const frame of frames.slice(0, 6)) steps.push(stepOf(frame, 'sign-out-frame'));
  if (returned)
    steps.push(
      createStep('sign-out-response', {
        exchange: returned.id,
        host: returned.host,
        ...(returned.status > 0 ? { status: returned.status } : {}),
      }),
    );
  const refused = at.in !== 'location' && at.seen.status >= 400;
  const half = !refused && target !== undefined && !returned;
  if (half) steps.push(createStep('sign-out-response', { seen: 'missing' }));
  return finish(
    {
      aim: 'sign-out',
      protocol: PROTOCOLS[message.kind] ?? 'logout',
      traits: frames.length > 0 ? ['frame'] : [],
      ...(refused
        ? { outcome: 'refused', because: { code: 'request-refused', exchange: at.seen.id } }
        : half
          ? {
              outcome: 'half-way',
              because: { code: 'step-missing', exchange: seen.id },
              missing: 'sign-out-response',
            }
          : returned
            ? { outcome: 'worked', because: { code: 'signed-out', exchange: returned.id } }
            : { outcome: 'not-seen', because: { code: 'nothing-seen', exchange: seen.id } }),
      site: context.siteOf(host),
      ...(host === message.hostname ? {} : { provider: message.host }),
      steps,
      checks: [],
    },
    context,
    [seen.id],
  );
}

function strip(place: string): string {
  return place.replace(/\/$/, '');
}
