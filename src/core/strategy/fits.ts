import { formatSeconds } from '../http/duration.ts';
import type { SiteFacts } from './facts.ts';
import { type Measured, measure } from './measure.ts';
import type { Fit, StrategyReport, TypicalUseId } from './strategy.ts';

/** A token that lives longer than this (seconds) can be misused for long before it ends by itself; OAuth profiles give an hour at most. */
const LONG_TOKEN = 3600;

const TITLES: Readonly<Record<TypicalUseId, string>> = {
  spa: 'Single-page app',
  api: 'API and microservices',
  mobile: 'Mobile apps',
  federated: 'Sign-in at another site',
  traditional: 'Traditional web app',
  workflow: 'Long workflows',
  'server-storage': 'Data kept on the server',
};

type Judged = Pick<Fit, 'fit' | 'why'>;

const USES: Readonly<Record<TypicalUseId, (m: Measured) => Judged>> = {
  spa: fitSpa,
  api: fitApi,
  mobile: fitMobile,
  federated: fitFederated,
  traditional: fitTraditional,
  workflow: fitWorkflow,
  'server-storage': fitServerStorage,
};

/** For which typical uses the site's choice fits, and for which it does not; empty when nothing authenticates. `now` in ms since the epoch. */
export function detectFits(facts: SiteFacts, report: StrategyReport, now: number): Fit[] {
  const measured = measure(facts, report, now);
  if (measured === undefined) return [];
  return (Object.keys(USES) as TypicalUseId[]).map((use) => ({ use, title: TITLES[use], ...USES[use](measured) }));
}

function isBrowserScheme({ way }: Measured): boolean {
  return way === 'basic' || way === 'digest' || way === 'negotiate';
}

/** The server has to look up what the credential stands for. */
function isLookedUp(m: Measured): boolean {
  return m.statefulness === 'stateful' && !isBrowserScheme(m);
}

function fitSpa(m: Measured): Judged {
  if (m.way === 'negotiate')
    return { fit: 'partly', why: 'Nobody has to type a password, but only on computers of the domain.' };
  if (isBrowserScheme(m))
    return { fit: 'poor', why: 'The password stays in the browser or in the script, and there is no way to sign out.' };
  if (m.way === 'url-token')
    return { fit: 'poor', why: 'Addresses end up in logs, histories and Referer headers, and the token with them.' };
  if (m.way === 'api-key')
    return { fit: 'poor', why: 'A key that a page sends is known to everybody who opens the page, and names no user.' };
  if (m.way === 'signed')
    return { fit: 'partly', why: 'The page would need the key that signs, which its users could then take.' };
  if (m.byHeader && m.stored.length > 0)
    return {
      fit: 'partly',
      why: 'A header suits scripts. The token lies where any script of the page can read it; in memory, or behind a backend, it would not.',
    };
  if (m.byHeader) return { fit: 'good', why: 'Scripts set the header on the requests that need it, on any origin.' };
  if (m.httpOnly === false)
    return { fit: 'partly', why: 'The cookie goes along by itself, but scripts can read it: it is not HttpOnly.' };
  return {
    fit: 'good',
    why: `On the same site the cookie goes with each fetch${m.httpOnly ? ' and stays out of the reach of scripts' : ''}.`,
  };
}

function fitApi(m: Measured): Judged {
  if (m.way === 'negotiate')
    return { fit: 'partly', why: 'It suits services within one domain, and nobody outside of it.' };
  if (isBrowserScheme(m))
    return { fit: 'partly', why: 'Any client can send it, but each holds a password, and each service must check it.' };
  if (m.way === 'url-token')
    return { fit: 'poor', why: 'Any client can send it, but every log on the way holds the token.' };
  if (m.byHeader && m.token.isJwt)
    return { fit: 'good', why: 'Each service that has the key can check the token by itself and read who asks.' };
  if (m.byHeader && isLookedUp(m))
    return { fit: 'partly', why: 'Any client can send the header, but each service must learn what it stands for.' };
  if (!m.byCookie)
    return { fit: 'good', why: 'Any client can send it, and each service that has the key can check it.' };
  return {
    fit: m.token.isJwt ? 'partly' : 'poor',
    why: 'Clients that are no browsers keep no cookies by themselves, and pages of other sites send it only with special care.',
  };
}

function fitMobile(m: Measured): Judged {
  if (m.byCookie && !m.byHeader)
    return {
      fit: 'partly',
      why: 'An app can keep cookies, but has none of the browser’s protection that makes them useful.',
    };
  if (m.way === 'negotiate') return { fit: 'poor', why: 'Phones rarely belong to the domain.' };
  if (isBrowserScheme(m)) return { fit: 'poor', why: 'The app would have to keep the password.' };
  if (m.way === 'api-key' || m.way === 'signed')
    return { fit: 'poor', why: 'A key within an app can be taken out of it, and is the same for all who have it.' };
  if (m.tokenSeconds !== undefined && m.tokenSeconds <= LONG_TOKEN && m.refreshToken === 'none')
    return {
      fit: 'partly',
      why: `A token that lasts ${formatSeconds(m.tokenSeconds)} needs a way to be renewed, else the app asks for the password often. None was seen.`,
    };
  return {
    fit: 'good',
    why:
      m.refreshToken === 'none'
        ? 'An app can keep the token in the system’s key store and set the header.'
        : 'An app can keep the token in the system’s key store and renew it with a refresh token.',
  };
}

function fitFederated(m: Measured): Judged {
  if (m.providers.length > 0) return { fit: 'good', why: `The site signs in at ${m.providers.join(', ')} already.` };
  if (m.way === 'negotiate')
    return { fit: 'good', why: 'The domain vouches for the user, and other domains can trust it.' };
  if (isBrowserScheme(m))
    return {
      fit: 'poor',
      why: 'The password is checked here with every request, so nobody else can vouch for the user.',
    };
  return {
    fit: m.token.isJwt ? 'good' : 'partly',
    why: m.token.isJwt
      ? 'A signed token can be issued by one party and checked by another.'
      : 'Possible with OpenID Connect or SAML at the login; what authenticates requests afterwards stays the site’s own.',
  };
}

function fitTraditional(m: Measured): Judged {
  if (m.byCookie) return { fit: 'good', why: 'Links, forms and images carry the cookie without a line of script.' };
  if (isBrowserScheme(m))
    return { fit: 'partly', why: 'It works with plain pages, but there is no sign-in page and no logout.' };
  if (m.main.carrier === 'query')
    return { fit: 'poor', why: 'Every link would have to carry it, and would give it away when it is shared.' };
  return { fit: 'poor', why: 'A link or a form cannot set a header, so pages cannot be protected this way.' };
}

function fitWorkflow(m: Measured): Judged {
  if (isLookedUp(m) && m.byCookie)
    return {
      fit: 'good',
      why: 'What is entered on the way can stay in the session on the server until the last step.',
    };
  if (m.way === 'sealed-cookie')
    return {
      fit: 'partly',
      why: 'The state travels in the cookie, which holds 4 KB at most, and two tabs overwrite each other’s.',
    };
  return {
    fit: 'partly',
    why: 'The credential is no place for what is entered on the way, so the steps need one of their own: the page or a database.',
  };
}

function fitServerStorage(m: Measured): Judged {
  if (isLookedUp(m) && m.byCookie)
    return {
      fit: 'good',
      why: 'The ID leads to whatever the server keeps, of any size, and can be changed or ended there at once.',
    };
  if (m.way === 'mixed')
    return {
      fit: 'partly',
      why: 'A part of the site that keeps sessions has a place for it; the others need one of their own.',
    };
  return {
    fit: 'partly',
    why: 'Data can be kept by user. What belongs to one visit only, such as a half-filled form, needs a key of its own.',
  };
}
