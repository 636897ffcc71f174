import { parseUrl } from '../../http/site.ts';
import { broken, ok, unseen } from './check.ts';
import type { Protocol } from './context.ts';
import { isWithheld, type Message, placeOf, readValue } from './message.ts';
import type { AttemptCheck, ProtocolId, StepKind } from './model.ts';
import { assemblePairs, type Pair } from './pairs.ts';
import { checkTime } from './saml-checks.ts';
import { handed, stepOf } from './step.ts';

interface Names {
  protocol: ProtocolId;
  request: StepKind & Message['kind'];
  response: StepKind & Message['kind'];
  /** Parameters that tell one request, and one answer, from another. */
  same: readonly string[];
  token: string;
  /** What the request says about where it is to come back to. */
  back: readonly string[];
  check(pair: Pair): (AttemptCheck | undefined)[];
}

/** WS-Federation, passive requestors (section 13). */
export const wsFederation: Protocol = pairsOf({
  protocol: 'ws-federation',
  request: 'ws-request',
  response: 'ws-response',
  same: ['wtrealm', 'wctx', 'wreply', 'wct'],
  token: 'wresult',
  back: ['wreply', 'wtrealm'],
  check: checkWs,
});

/** CAS (protocol 3.0). */
export const cas: Protocol = pairsOf({
  protocol: 'cas',
  request: 'cas-request',
  response: 'cas-ticket',
  same: ['service'],
  token: 'ticket',
  back: ['service'],
  check: checkCas,
});

function pairsOf({ protocol, request, response, same, token, back, check }: Names): Protocol {
  const hostsIn = (asked: Message | undefined): string[] =>
    back.flatMap((name) => parseUrl((asked && readValue(asked, name)) ?? '')?.hostname ?? []);
  return assemblePairs({
    side: ({ kind }) => (kind === request ? 'request' : kind === response ? 'response' : undefined),
    isSame: (one, other) =>
      one.kind === other.kind &&
      (one.kind === response ? [token] : same).every((name) => one.parameters.get(name) === other.parameters.get(name)),
    choose: (open, message, { siteOf }) =>
      open.findLast((pair) => hostsIn(pair.request).some((host) => siteOf(host) === siteOf(message.hostname))),
    name: () => ({ protocol, aim: 'sign-in' }),
    kind: (_, side) => (side === 'request' ? request : response),
    step: (message, kind, rest) => stepOf(message, kind, { ...rest, hands: handed(message, token, ...same) }),
    askedBy: (pair) => hostsIn(pair.request)[0] ?? '',
    traits: () => [],
    refusal: () => undefined,
    check,
  });
}

function checkWs({ request, response, deliveries }: Pair): (AttemptCheck | undefined)[] {
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

function checkCas({ request, response, deliveries }: Pair): (AttemptCheck | undefined)[] {
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
