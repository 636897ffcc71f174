import { finish } from './build.ts';
import { type Context, loginWith, type Protocol } from './context.ts';
import type { Message } from './message.ts';
import type { Attempt, AttemptCheck, AttemptStep, StepKind, Trait } from './model.ts';
import { endByLogin } from './oauth-outcome.ts';
import { checkSessionChanged } from './session-checks.ts';
import { createStep } from './step.ts';

/** A request and its answer through the browser. */
export interface Pair {
  request?: Message;
  /** The same request in a redirect and as it arrived. */
  copies: Message[];
  response?: Message;
  /** The answer each time that it came to the site. */
  deliveries: Message[];
}

/** How one protocol asks and answers through the browser. */
export interface Way {
  side(message: Message): 'request' | 'response' | undefined;
  /** Whether two messages of one side are the same. */
  isSame(one: Message, other: Message): boolean;
  /** The request that an answer belongs to, of those that have none. */
  choose(open: readonly Pair[], message: Message, context: Context): Pair | undefined;
  name(pair: Pair): Pick<Attempt, 'protocol' | 'aim'>;
  kind(message: Message, side: 'request' | 'response'): StepKind;
  step(message: Message, kind: StepKind, rest: Partial<AttemptStep>): AttemptStep;
  /** Host name of the site, as far as the request tells it. */
  askedBy(pair: Pair): string;
  traits(pair: Pair): Trait[];
  /** What an answer says that is a refusal. */
  refusal(response: Message): string | undefined;
  check(pair: Pair, context: Context): (AttemptCheck | undefined)[];
}

/** Puts requests and answers of one protocol together. */
export function assemblePairs(way: Way): Protocol {
  return (context) => {
    const pairs: Pair[] = [];
    for (const message of context.messages) {
      const side = way.side(message);
      if (side === 'request') addRequest(pairs, message, way);
      else if (side === 'response') addResponse(pairs, message, way, context);
    }
    return pairs.flatMap((pair) => toAttempt(pair, way, context) ?? []);
  };
}

function addRequest(pairs: Pair[], message: Message, way: Way): void {
  const open = pairs.findLast(({ request, response }) => request && !response && way.isSame(request, message));
  if (open) open.copies.push(message);
  else pairs.push({ request: message, copies: [message], deliveries: [] });
}

function addResponse(pairs: Pair[], message: Message, way: Way, context: Context): void {
  const again = pairs.findLast(({ response }) => response && way.isSame(response, message));
  if (again) {
    if (message.in !== 'location') again.deliveries.push(message);
    return;
  }
  const open = pairs.filter(({ request, response }) => request && !response);
  const pair = way.choose(open, message, context) ?? { copies: [], deliveries: [] };
  if (!pairs.includes(pair)) pairs.push(pair);
  pair.response = message;
  if (message.in !== 'location') pair.deliveries.push(message);
}

/** Host name of whoever sends a request: the one that redirects, or whose page posts it. */
export function senderOf(message: Message | undefined): string {
  if (!message) return '';
  return message.in === 'location' ? message.seen.hostname : message.seen.asking || message.seen.pageHost;
}

function toAttempt(pair: Pair, way: Way, context: Context): Attempt | undefined {
  const { request, response, deliveries } = pair;
  const [delivered] = deliveries;
  const at = delivered ?? response;
  const host = at?.hostname ?? (way.askedBy(pair) || senderOf(pair.copies[0]) || request?.hostname || '');
  const site = context.siteOf(host);
  const sender = response?.in === 'location' ? response.seen.host : context.hop(response?.seen.from)?.host;
  const provider = request?.host ?? sender ?? (response?.seen.asking || undefined);
  const login = loginWith(context, site, delivered?.seen.id);
  const { aim, protocol } = way.name(pair);
  const { missing, ...end } = endOf(pair, way, login, context);
  const steps: AttemptStep[] = [];
  const named = request ?? response;
  if (request) steps.push(way.step(request, way.kind(request, 'request'), {}));
  else if (named)
    steps.push(
      createStep(way.kind(named, 'request'), {
        seen: 'elsewhere',
        ...(provider === undefined ? {} : { host: provider }),
      }),
    );
  if (response && at)
    steps.push(
      way.step(response, way.kind(response, 'response'), {
        exchange: at.seen.id,
        host: at.host,
        ...(delivered && at.seen.status > 0 ? { status: at.seen.status } : {}),
      }),
    );
  if (missing !== undefined) steps.push(createStep(missing, { seen: 'missing' }));
  else if (delivered && delivered.seen.sets.length > 0 && end.outcome === 'worked' && aim === 'sign-in')
    steps.push(
      createStep('session', {
        exchange: delivered.seen.id,
        host: delivered.host,
        status: delivered.seen.status,
        hands: delivered.seen.sets.map(({ name }) => name),
      }),
    );
  return finish(
    {
      aim,
      protocol,
      traits: [...way.traits(pair), ...(response?.in === 'body' ? (['form-post'] as const) : [])],
      ...end,
      ...(missing === undefined ? {} : { missing }),
      site,
      ...(provider === undefined || provider === at?.host ? {} : { provider }),
      steps,
      checks:
        aim === 'sign-in'
          ? [...way.check(pair, context).filter((check) => check !== undefined), ...checkSessionChanged(login, context)]
          : [],
    },
    context,
    login?.exchanges,
  );
}

function endOf(
  pair: Pair,
  way: Way,
  login: ReturnType<typeof loginWith>,
  context: Context,
): Pick<Attempt, 'outcome' | 'because' | 'missing'> {
  const { copies, response, deliveries } = pair;
  if (!response) {
    const failed = copies.find(({ seen, in: part }) => part !== 'location' && seen.status >= 400);
    if (failed) return { outcome: 'refused', because: { code: 'request-refused', exchange: failed.seen.id } };
    const last = copies.at(-1);
    return {
      outcome: 'half-way',
      because: { code: 'step-missing', ...(last ? { exchange: last.seen.id } : {}) },
      ...(last ? { missing: way.kind(last, 'response') } : {}),
    };
  }
  const exchange = (deliveries[0] ?? response).seen.id;
  const said = way.refusal(response);
  if (said !== undefined) return { outcome: 'refused', because: { code: 'error-response', exchange, said } };
  if (way.name(pair).aim === 'sign-out') return { outcome: 'worked', because: { code: 'signed-out', exchange } };
  if (login && login.outcome !== 'pending') return endByLogin(login, exchange, context.setBy(login.exchanges));
  const at = deliveries.at(-1);
  if (at && at.seen.status >= 400) return { outcome: 'refused', because: { code: 'status', exchange: at.seen.id } };
  return { outcome: 'not-seen', because: { code: 'nothing-seen', exchange } };
}
