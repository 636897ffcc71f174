import { parseUrl } from '../../http/site.ts';
import { broken, ok, unseen } from './check.ts';
import { type Context, messagesOf } from './context.ts';
import { isWithheld, placeOf, readValue } from './message.ts';
import type { AttemptCheck, CheckId } from './model.ts';
import type { Pair } from './pairs.ts';

/** Clocks of two servers may be so far apart. */
const LEEWAY_MS = 60_000;

/** What a service provider has to compare before it lets somebody in (SAML Profiles section 4.1.4.3), recomputed from what came through the browser. */
export function checkSaml(draft: Pair, context: Context): AttemptCheck[] {
  const { request, response, deliveries } = draft;
  if (!response) return [];
  const checks: AttemptCheck[] = [];
  const at = deliveries[0] ?? response;
  const ids = [request?.seen.id, at.seen.id];
  const relay = checkRelayState(draft);
  const decoded = response.saml;
  if (!decoded) {
    if (response.kind !== 'saml-artifact')
      checks.push(
        unseen('saml-in-response-to', isWithheld(response, 'samlresponse') ? 'taken-out' : 'unreadable', ids),
      );
    return relay ? [...checks, relay] : checks;
  }
  if (decoded.kind !== 'Response') return relay ? [relay] : [];
  checks.push(checkInResponseTo(draft, context));
  if (relay) checks.push(relay);
  const destination = compareAddress('saml-destination', decoded.destination, at.place, [at.seen.id]);
  if (destination) checks.push(destination);
  if (decoded.status !== undefined && decoded.status !== 'Success') return checks;
  if (decoded.encryptedAssertions > 0 && decoded.assertions === 0) {
    for (const id of ['saml-recipient', 'saml-audience', 'saml-time'] as const)
      checks.push(unseen(id, 'encrypted', [at.seen.id]));
    return checks;
  }
  const cut = decoded.problems.some((code) => code !== 'doctype' && code !== 'comment-in-text');
  const recipient = compareAddress('saml-recipient', decoded.recipient, at.place, [at.seen.id]);
  if (recipient) checks.push(recipient);
  const issuer = request?.saml?.issuer;
  if (decoded.audiences.length > 0)
    checks.push(
      issuer === undefined
        ? unseen('saml-audience', 'audience-unknown', ids)
        : decoded.audiences.includes(issuer)
          ? ok('saml-audience', 'fits', ids)
          : broken('saml-audience', 'different', ids, { expected: issuer, found: decoded.audiences.join(' ') }),
    );
  else if (cut) checks.push(unseen('saml-audience', 'unreadable', ids));
  const ends = [decoded.notOnOrAfter, decoded.confirmationNotOnOrAfter];
  checks.push(checkTime('saml-time', decoded.notBefore, ends, at.seen.serverTime, at.seen.id));
  return checks;
}

function checkInResponseTo({ request, response, deliveries }: Pair, context: Context): AttemptCheck {
  const decoded = response?.saml;
  const at = (deliveries[0] ?? response)?.seen.id;
  const named = decoded?.inResponseTo ?? decoded?.confirmationInResponseTo;
  const id = 'saml-in-response-to';
  if (named === undefined) {
    if (decoded?.problems.some((code) => code !== 'doctype' && code !== 'comment-in-text'))
      return unseen(id, 'unreadable', [at]);
    return request?.saml?.id === undefined
      ? unseen(id, 'unsolicited', [request?.seen.id, at])
      : broken(id, 'absent', [request.seen.id, at]);
  }
  if (!request) return unseen(id, 'no-request', [at]);
  const ids = [request.seen.id, at];
  if (request.saml?.id === undefined) return unseen(id, 'unreadable', ids);
  const other = decoded?.confirmationInResponseTo;
  if (named === request.saml.id && (other === undefined || other === named)) return ok(id, 'equal', ids);
  // It may answer one that began before the capture: only where every message is seen it is known to be another.
  const known = messagesOf(context, 'saml').some(({ saml }) => saml?.id === named);
  return known && named !== request.saml.id ? unseen(id, 'no-request', ids) : broken(id, 'different', ids);
}

/** SAML Bindings sections 3.4.3 and 3.5.3: RelayState goes back as it came. */
function checkRelayState({ request, response, deliveries }: Pair): AttemptCheck | undefined {
  if (!request || !response) return undefined;
  const ids = [request.seen.id, (deliveries[0] ?? response).seen.id];
  if (!request.parameters.has('relaystate')) return undefined;
  const sent = readValue(request, 'relaystate');
  if (request.parameters.get('relaystate') === '') return undefined;
  if (sent === undefined || isWithheld(response, 'relaystate')) return unseen('relay-state', 'taken-out', ids);
  if (!response.parameters.has('relaystate')) return broken('relay-state', 'absent', ids);
  return readValue(response, 'relaystate') === sent
    ? ok('relay-state', 'equal', ids)
    : broken('relay-state', 'different', ids);
}

function compareAddress(
  id: CheckId,
  claimed: string | undefined,
  place: string,
  ids: string[],
): AttemptCheck | undefined {
  if (claimed === undefined || claimed === '') return undefined;
  const url = parseUrl(claimed);
  if (!url) return unseen(id, 'malformed', ids);
  return strip(placeOf(url)) === strip(place)
    ? ok(id, 'equal', ids)
    : broken(id, 'different', ids, { expected: place, found: placeOf(url) });
}

function strip(place: string): string {
  return place.replace(/\/$/, '');
}

/** Whether something was delivered in its time; `now` by the clock of who received it. */
export function checkTime(
  id: CheckId,
  from: string | undefined,
  until: readonly (string | undefined)[],
  now: number,
  exchange: string,
): AttemptCheck {
  const begins = Date.parse(from ?? '');
  const ends = until.map((one) => Date.parse(one ?? '')).filter((one) => !Number.isNaN(one));
  if (Number.isNaN(begins) && ends.length === 0) return unseen(id, 'not-in-token', [exchange]);
  const end = Math.min(...ends);
  if (end + LEEWAY_MS <= now) return broken(id, 'expired', [exchange], sides(end, now));
  if (begins > now + LEEWAY_MS) return broken(id, 'too-early', [exchange], sides(begins, now));
  return ok(id, 'in-time', [exchange]);
}

function sides(limit: number, now: number): { expected: string; found: string } {
  return { expected: new Date(limit).toISOString(), found: new Date(now).toISOString() };
}
