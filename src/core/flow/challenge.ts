import type { Recorded } from '../credential/book.ts';
import { type Challenge, getAuthParam, parseChallenges } from '../http/challenge.ts';
import type { Exchange } from '../http/exchange.ts';
import { getHeaders } from '../http/header.ts';
import { isTelemetry } from '../http/telemetry.ts';
import { addStep } from './login.ts';
import type { FlowView } from './parameters.ts';
import { openAttempt, type SiteFlow } from './site-flow.ts';
import { pathOf } from './submit.ts';

/** Schemes whose challenge a browser answers by itself, by asking the person or the operating system. */
const BROWSER_SCHEMES = new Set(['basic', 'digest', 'negotiate', 'ntlm']);
/** Loads whose header fields a script can choose (Fetch standard); the browser alone makes those of pages, images and the rest. */
const FROM_SCRIPTS = new Set<Exchange['type']>(['fetch', 'other']);
const MAX_CHALLENGED = 100;

/**
 * Follows HTTP authentication (RFC 9110 section 11): a challenge, and then credentials of that scheme which are accepted. Credentials on a
 * page, an image or the like need no challenge to be seen, for scripts cannot set that header there.
 */
export function observeChallenge(known: SiteFlow, view: FlowView, recorded: readonly Recorded[]): void {
  const { exchange } = view;
  if (isTelemetry(exchange, view.url)) return;
  const sent = recorded.find(
    ({ found }) =>
      found.direction === 'sent' && found.place.carrier === 'authorization' && BROWSER_SCHEMES.has(found.scheme ?? ''),
  );
  if (exchange.status === 401) {
    const challenges = getHeaders(exchange.responseHeaders, 'www-authenticate')
      .flatMap((value) => parseChallenges(value.slice(0, 4096)))
      .filter(({ scheme }) => BROWSER_SCHEMES.has(scheme));
    const [first] = challenges;
    if (first && known.challenged.size < MAX_CHALLENGED)
      known.challenged.set(view.origin, {
        schemes: challenges.map(({ scheme }) => scheme),
        exchange: exchange.id,
        facts: factsOf(first),
      });
    return;
  }
  if (!sent || exchange.status === 0 || exchange.status >= 400) return;
  const scheme = sent.found.scheme ?? '';
  const challenge = known.challenged.get(view.origin);
  const answers =
    challenge?.schemes.some((asked) => asked === scheme || (asked === 'negotiate' && scheme === 'ntlm')) === true;
  const again = known.attempts.some(
    (attempt) =>
      (attempt.id === 'http-challenge' || attempt.id === 'unknown') &&
      attempt.origin === view.origin &&
      attempt.outcome === 'succeeded',
  );
  if (again) return;
  const byBrowser = answers || !FROM_SCRIPTS.has(exchange.type);
  const attempt = openAttempt(known, view, { id: byBrowser ? 'http-challenge' : 'unknown', named: true });
  known.open.pop();
  attempt.outcome = 'succeeded';
  attempt.minted = true;
  // What carries the credentials is an ordinary request too: there is no other way to be let in.
  attempt.landing = exchange.id;
  if (challenge && answers) {
    attempt.exchanges.unshift(challenge.exchange);
    attempt.challenge = challenge.facts;
    addStep(attempt, `${view.host} asks for HTTP authentication (${challenge.schemes.join(', ')}) with status 401.`);
    addStep(
      attempt,
      `The browser sends the request again with ${sent.found.scheme} credentials, and ${pathOf(view)} answers ${exchange.status}.`,
    );
  } else {
    const text = byBrowser
      ? `The browser itself sends ${scheme} credentials, which it does only after a challenge.`
      : `A script sends ${scheme} credentials to ${view.host}. How the page got them was not seen.`;
    addStep(attempt, text);
  }
}

/** Parameters of a challenge that a person asks for (RFC 7617 section 2, RFC 7616 section 3.3); its nonce is none of them. */
const TOLD = ['realm', 'algorithm', 'qop', 'charset'];

function factsOf({ schemeText, params }: Challenge): Record<string, string> {
  const facts: Record<string, string> = { scheme: schemeText };
  for (const name of TOLD) {
    const value = getAuthParam(params, name);
    if (value !== undefined) facts[name] = value.slice(0, 100);
  }
  return facts;
}
