import { createFlow, type Flow } from '../../../src/core/flow/flow.ts';
import { type Browser, createBrowser } from '../../labelled/browser.ts';
import { createObservedExchanges } from '../observed.ts';

export const S = 'https://www.shop.example';
export const IDP = 'https://id.other.test';
/** A new value of a session. */
export const sid = (n = 1) => `sid=${`k${n}Xv9Qz7Lm3Tn5Rw8Yb2Dc4Fg6Hj1Kp0Sa`.repeat(1)}; HttpOnly`;
export const bearer = (n = 1) => ({ Authorization: `Bearer zQ${n}mN4qTz8RkW2vYp6XsD0aLf7HcJ3uBe9G` });

export const siteOf = (host: string): string => host.split('.').slice(-2).join('.');

/** What a flow makes of what the browser does. */
export function follow(walk: (browser: Browser) => void): Flow {
  const browser = createBrowser();
  walk(browser);
  const flow = createFlow({ siteOf });
  const observe = createObservedExchanges(siteOf);
  for (const exchange of browser.exchanges) observe(exchange).forEach(flow.observe);
  return flow;
}

/** The attempts of the site: how each ended and in which exchanges it was, and then what happened, step by step. */
export function tell(walk: (browser: Browser) => void, site = 'shop.example'): string[] {
  return follow(walk)
    .attempts(site)
    .flatMap((attempt) => {
      const notes = [
        `${attempt.id} ${attempt.outcome}`,
        ...(attempt.pkce === undefined ? [] : [`PKCE ${attempt.pkce}`]),
        ...(attempt.provider === undefined ? [] : [`at ${attempt.provider}`]),
        ...(attempt.named ? [] : ['a guess']),
        ...(attempt.minted ? ['minted'] : []),
        ...(attempt.foreign ? ['foreign'] : []),
        ...(attempt.unrecorded ? ['unrecorded'] : []),
        ...(attempt.landing === undefined ? [] : [`lands in ${attempt.landing}`]),
        ...(attempt.refusedCookie === undefined ? [] : [`refused ${attempt.refusedCookie.name}`]),
      ];
      return [`${notes.join(', ')}: ${attempt.exchanges.join(' ')}`, ...attempt.steps];
    });
}
