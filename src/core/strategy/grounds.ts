import { mayProveIdentity } from '../flow/changes.ts';
import { candidatesOf, isUsersOwn, mintedBy, plural } from './candidates.ts';
import type { SiteFacts } from './facts.ts';
import { sentCount } from './track.ts';

/** Why it cannot be said that nobody is signed in, though nothing was seen that signs anybody in. */
export interface MissingGround {
  /** One sentence, for the evidence. */
  reason: string;
  /** What a person can do about it. */
  remedy: string;
}

/** How the one browser that takes them out is told to keep them. */
const KEEP_SECRETS =
  'Record again with the Cookie, Set-Cookie and Authorization headers kept in. In Chrome: turn on “Allow to generate HAR with sensitive data” in the settings of DevTools (Preferences, Network), and export “with sensitive data”.';

/**
 * What is missing to expect a credential and to see that there is none. Empty when the requests were seen in full: then `none` says
 * something. The gravest comes first.
 */
export function missingGrounds(facts: SiteFacts): MissingGround[] {
  const { counts } = facts;
  const requests = counts.documents + counts.fetches;
  const missing: MissingGround[] = [];
  if (requests === 0) return isElsewhere(facts) ? [] : [noRequests(counts.exchanges)];
  const refused = facts.attempts().find(({ refusedCookie }) => refusedCookie)?.refusedCookie;
  if (refused) {
    missing.push({
      reason: `A login sets the cookie ${refused.name}, which a browser must refuse: ${refused.why}`,
      remedy: `Set the cookie ${refused.name} so that browsers keep it, and sign in again.`,
    });
  }
  if (counts.takenOut > 0 && !showsSecrets(facts)) {
    missing.push({
      reason:
        'The recording has no Cookie, Set-Cookie or Authorization header at all: they may have been taken out. Chrome leaves them out unless it is told otherwise.',
      remedy: KEEP_SECRETS,
    });
  } else if (counts.blind * 2 > requests) {
    const share = counts.blind === requests ? 'any' : `${counts.blind} of ${requests}`;
    missing.push({
      reason: `It was not recorded what ${share} of the ordinary requests sent.`,
      remedy: 'Record again from a reload on, with the request headers kept in.',
    });
  }
  if (counts.hidden > 0) {
    missing.push({
      reason: `The recorder hid credentials of ${counts.hidden === 1 ? '1 request' : `${counts.hidden} requests`}: something was sent, and its value is not in the recording.`,
      remedy: 'Record again without hiding header values; Watchword shows and exports no secret.',
    });
  }
  if (counts.unanswered > 0 && counts.byHeader === 0) {
    missing.push({
      reason: `${plural(counts.unanswered, 'request')} with a credential got no answer: nothing shows whether it would have been let in.`,
      remedy: 'See why the browser shows no answer to it (the console names the reason), and record again.',
    });
  }
  const unsent = setAndNotSent(facts);
  if (unsent !== undefined) {
    missing.push({
      reason: `A login worked and set the cookie ${unsent}, and no request to the site after that is in the recording.`,
      remedy: 'Go on to a page that needs the login: what it is sent tells.',
    });
  }
  if (facts.attempts().some(({ named, outcome }) => named && outcome === 'pending')) {
    missing.push({
      reason: 'Somebody sent a password, and nothing that was seen tells whether it was accepted.',
      remedy: 'Load a page that needs a login: what it is answered tells.',
    });
  }
  return missing;
}

/** A cookie that a login set, where nothing that a login set was ever sent: the recording ends there, or goes on at another site. */
function setAndNotSent(facts: SiteFacts): string | undefined {
  const minted = candidatesOf(facts).filter(
    ({ track }) => track.kind !== 'plain' && mintedBy(track, facts) !== undefined,
  );
  if (minted.some(({ track }) => sentCount(track) > 0)) return undefined;
  return minted
    .find(({ track }) => track.carrier === 'cookie' && mayProveIdentity(track.role))
    ?.track.name.slice(0, 64);
}

/** The recording has secrets of another kind in it, so nobody took all out. */
function showsSecrets({ counts }: SiteFacts): boolean {
  return counts.selfContained > 0 || counts.inBody > 0 || counts.byHeader * 2 >= counts.documents + counts.fetches;
}

/** The page's API lives at another site, and its requests were seen. */
function isElsewhere(facts: SiteFacts): boolean {
  return candidatesOf(facts).some(({ track }) => isUsersOwn(track));
}

function noRequests(exchanges: number): MissingGround {
  return {
    reason:
      exchanges === 0
        ? 'No request of the site was seen.'
        : 'No page and no data request of the site itself was seen, only files or requests to other sites.',
    remedy: 'Reload the page while DevTools is open.',
  };
}
