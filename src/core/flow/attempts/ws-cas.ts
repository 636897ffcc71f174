import { parseUrl } from '../../http/site.ts';
import { finish } from './build.ts';
import { broken, ok, unseen } from './check.ts';
import { type Context, loginWith, messagesOf, type Protocol } from './context.ts';
import { isWithheld, type Message, placeOf, readValue } from './message.ts';
import type { Attempt, AttemptCheck, ProtocolId, StepKind } from './model.ts';
import { endByLogin } from './oauth-outcome.ts';
import { checkTime } from './saml-checks.ts';
import { checkSessionChanged } from './session-checks.ts';
import { createStep, handed, stepOf } from './step.ts';

interface Draft {
  request?: Message;
  copies: Message[];
  response?: Message;
  deliveries: Message[];
}

interface Way {
  protocol: ProtocolId;
  request: StepKind & Message['kind'];
  response: StepKind & Message['kind'];
  /** What tells one answer from another. */
  token: string;
  /** What the request says about where it is to come back to, and what goes there and back. */
  back: readonly string[];
  hands: readonly string[];
  same: readonly string[];
  check(draft: Draft): (AttemptCheck | undefined)[];
}

const WS: Way = {
  protocol: 'ws-federation',
  request: 'ws-request',
  response: 'ws-response',
  token: 'wresult',
  back: ['wreply', 'wtrealm'],
  hands: ['wctx', 'wtrealm'],
  same: ['wtrealm', 'wctx', 'wreply', 'wct'],
  check: checkWs,
};

const CAS: Way = {
  protocol: 'cas',
  request: 'cas-request',
  response: 'cas-ticket',
  token: 'ticket',
  back: ['service'],
  hands: ['service'],
  same: ['service'],
  check: checkCas,
};

/** WS-Federation, passive requestors (section 13). */
export const wsFederation: Protocol = (context) => assemble(WS, context);

/** CAS (protocol 3.0). */
export const cas: Protocol = (context) => assemble(CAS, context);

function assemble(way: Way, context: Context): Attempt[] {
  const drafts: Draft[] = [];
  for (const message of messagesOf(context, way.request, way.response)) {
    if (message.kind === way.request) addRequest(drafts, message, way);
    else addResponse(drafts, message, way, context);
  }
  return drafts.flatMap((draft) => toAttempt(draft, way, context) ?? []);
}

function addRequest(drafts: Draft[], message: Message, { same }: Way): void {
  const open = drafts.findLast(
    ({ request, response }) =>
      request &&
      !response &&
      request.hostname === message.hostname &&
      same.every((name) => request.parameters.get(name) === message.parameters.get(name)),
  );
  if (open) open.copies.push(message);
  else drafts.push({ request: message, copies: [message], deliveries: [] });
}

function addResponse(drafts: Draft[], message: Message, way: Way, context: Context): void {
  const again = drafts.findLast(
    ({ response }) => response && response.parameters.get(way.token) === message.parameters.get(way.token),
  );
  if (again) {
    if (message.in !== 'location') again.deliveries.push(message);
    return;
  }
  const open = drafts.filter(({ request, response }) => request && !response);
  const draft = open.findLast((one) => isFor(one, message, way, context)) ?? { copies: [], deliveries: [] };
  if (!drafts.includes(draft)) drafts.push(draft);
  draft.response = message;
  if (message.in !== 'location') draft.deliveries.push(message);
}

function isFor({ request }: Draft, message: Message, { back }: Way, { siteOf }: Context): boolean {
  return back.some((name) => {
    const url = parseUrl((request && readValue(request, name)) ?? '');
    return url !== undefined && siteOf(url.hostname) === siteOf(message.hostname);
  });
}

function toAttempt(draft: Draft, way: Way, context: Context): Attempt | undefined {
  const { request, response, deliveries } = draft;
  const [delivered] = deliveries;
  const back = way.back.map((name) => parseUrl((request && readValue(request, name)) ?? '')?.hostname).find(Boolean);
  const host = delivered?.hostname ?? response?.hostname ?? back ?? request?.seen.hostname ?? '';
  const site = context.siteOf(host);
  const login = loginWith(context, site, delivered?.seen.id);
  const provider =
    request?.host ?? (response?.in === 'location' ? response.seen.host : context.hop(response?.seen.from)?.host);
  const { missing, ...end } = endOf(draft, way, login, context);
  const steps = [
    ...(request
      ? [stepOf(request, way.request, { hands: handed(request, ...way.hands) })]
      : [createStep(way.request, { seen: 'elsewhere', ...(provider === undefined ? {} : { host: provider }) })]),
    ...(response
      ? [
          stepOf(response, way.response, {
            exchange: (delivered ?? response).seen.id,
            host: (delivered ?? response).host,
            ...(delivered && delivered.seen.status > 0 ? { status: delivered.seen.status } : {}),
            hands: handed(response, way.token, ...way.hands),
          }),
        ]
      : []),
    ...(missing === undefined ? [] : [createStep(missing, { seen: 'missing' })]),
    ...(delivered && delivered.seen.sets.length > 0 && end.outcome === 'worked'
      ? [
          createStep('session', {
            exchange: delivered.seen.id,
            host: delivered.host,
            status: delivered.seen.status,
            hands: delivered.seen.sets.map(({ name }) => name),
          }),
        ]
      : []),
  ];
  return finish(
    {
      aim: 'sign-in',
      protocol: way.protocol,
      traits: response?.in === 'body' ? ['form-post'] : [],
      ...end,
      ...(missing === undefined ? {} : { missing }),
      site,
      ...(provider === undefined || provider === delivered?.host ? {} : { provider }),
      steps,
      checks: [...way.check(draft).filter((check) => check !== undefined), ...checkSessionChanged(login, context)],
    },
    context,
    login?.exchanges,
  );
}

type End = Pick<Attempt, 'outcome' | 'because' | 'missing'>;

function endOf(
  { copies, response, deliveries }: Draft,
  way: Way,
  login: ReturnType<typeof loginWith>,
  context: Context,
): End {
  if (!response) {
    const failed = copies.find(({ seen, in: part }) => part !== 'location' && seen.status >= 400);
    if (failed) return { outcome: 'refused', because: { code: 'request-refused', exchange: failed.seen.id } };
    const last = copies.at(-1)?.seen.id;
    const because = { code: 'step-missing' as const, ...(last === undefined ? {} : { exchange: last }) };
    return { outcome: 'half-way', because, missing: way.response };
  }
  const exchange = (deliveries[0] ?? response).seen.id;
  if (login && login.outcome !== 'pending') return endByLogin(login, exchange, context.setBy(login.exchanges));
  const at = deliveries.at(-1);
  if (at && at.seen.status >= 400) return { outcome: 'refused', because: { code: 'status', exchange: at.seen.id } };
  return { outcome: 'not-seen', because: { code: 'nothing-seen', exchange } };
}

function checkWs({ request, response, deliveries }: Draft): (AttemptCheck | undefined)[] {
  if (!response) return [];
  const at = deliveries[0] ?? response;
  const ids = [request?.seen.id, at.seen.id];
  const token = response.saml;
  const realm = request && readValue(request, 'wtrealm');
  return [
    checkContext(request, response, ids),
    token && token.audiences.length > 0 && realm !== undefined
      ? token.audiences.some((one) => spell(one) === spell(realm))
        ? ok('ws-realm', 'fits', ids)
        : broken('ws-realm', 'different', ids, { expected: realm, found: token.audiences.join(' ') })
      : token && realm === undefined && token.audiences.length > 0
        ? unseen('ws-realm', 'no-request', ids)
        : undefined,
    token
      ? checkTime('ws-time', token.notBefore, [token.notOnOrAfter], at.seen.serverTime, at.seen.id)
      : unseen('ws-time', isWithheld(response, 'wresult') ? 'taken-out' : 'unreadable', [at.seen.id]),
  ];
}

function checkContext(
  request: Message | undefined,
  response: Message,
  ids: (string | undefined)[],
): AttemptCheck | undefined {
  if (!request) return response.parameters.has('wctx') ? unseen('ws-context', 'no-request', ids) : undefined;
  if (!request.parameters.get('wctx')) return undefined;
  const sent = readValue(request, 'wctx');
  if (sent === undefined || isWithheld(response, 'wctx')) return unseen('ws-context', 'taken-out', ids);
  if (!response.parameters.has('wctx')) return broken('ws-context', 'absent', ids);
  return readValue(response, 'wctx') === sent ? ok('ws-context', 'equal', ids) : broken('ws-context', 'different', ids);
}

function spell(realm: string): string {
  return realm.replace(/\/$/, '').toLowerCase();
}

function checkCas({ request, response, deliveries }: Draft): (AttemptCheck | undefined)[] {
  if (!response) return [];
  const ids = [request?.seen.id, (deliveries[0] ?? response).seen.id];
  const service = parseUrl((request && readValue(request, 'service')) ?? '');
  // What a redirect carries on, to https for example, is the same delivery.
  const again = deliveries.filter(({ seen }) => !deliveries.some((other) => other.seen.id === seen.from));
  return [
    !request
      ? unseen('cas-service', 'no-request', ids)
      : service
        ? placeOf(service) === response.place
          ? ok('cas-service', 'equal', ids)
          : broken('cas-service', 'different', ids, { expected: placeOf(service), found: response.place })
        : unseen('cas-service', 'taken-out', ids),
    again.length > 1
      ? broken(
          'cas-once',
          'reused',
          again.slice(0, 2).map(({ seen }) => seen.id),
        )
      : deliveries.length > 0
        ? ok('cas-once', 'once', [deliveries[0]?.seen.id])
        : undefined,
  ];
}
