import type { SiteFacts } from './facts.ts';
import { type Measured, measure, spell } from './measure.ts';
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

const USES: Readonly<Record<TypicalUseId, (m: Measured) => Pick<Fit, 'fit' | 'why'>>> = {
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

function isBrowserScheme({ strategy }: Measured): boolean {
  return strategy === 'basic' || strategy === 'digest' || strategy === 'negotiate';
}

function isStateful(m: Measured): boolean {
  return m.statefulness === 'stateful';
}

function fitSpa(m: Measured): Pick<Fit, 'fit' | 'why'> {
  if (isBrowserScheme(m))
    return {
      fit: 'poor',
      why: 'The browser asks for the password in a window of its own, and there is no way to sign out.',
    };
  if (m.byHeader && m.readable)
    return {
      fit: 'partly',
      why: 'A header suits scripts. The token lies where any script of the page can read it; in memory, or behind a backend, it would not.',
    };
  if (m.byHeader) return { fit: 'good', why: 'Scripts set the header on the requests that need it, on any origin.' };
  if (m.httpOnly === false)
    return {
      fit: 'partly',
      why: 'The cookie goes along by itself, but scripts can read it. HttpOnly would cost nothing.',
    };
  return {
    fit: 'good',
    why: 'On the same site the cookie goes with each fetch and stays out of the reach of scripts.',
  };
}

function fitApi(m: Measured): Pick<Fit, 'fit' | 'why'> {
  if (m.byHeader && m.isJwt)
    return { fit: 'good', why: 'Each service checks the token by itself and reads from it who asks.' };
  if (m.byHeader)
    return {
      fit: isStateful(m) ? 'partly' : 'good',
      why: isStateful(m)
        ? 'Any client can send the header, but each service must ask what the token stands for.'
        : 'Any client can send the header, and each service can check it.',
    };
  return {
    fit: m.isJwt ? 'partly' : 'poor',
    why: 'Clients that are no browsers keep no cookies by themselves, and other sites’ pages send it only with special care.',
  };
}

function fitMobile(m: Measured): Pick<Fit, 'fit' | 'why'> {
  if (!m.byHeader)
    return {
      fit: 'partly',
      why: 'An app can keep cookies, but has none of the browser’s protection that makes them useful.',
    };
  if (isBrowserScheme(m)) return { fit: 'poor', why: 'The app would have to keep the password.' };
  if (m.lifetimeSeconds !== undefined && m.lifetimeSeconds <= LONG_TOKEN && !m.hasRefresh) {
    return {
      fit: 'partly',
      why: `A token of ${spell(m.lifetimeSeconds)} without a refresh token would ask for the password often.`,
    };
  }
  return {
    fit: 'good',
    why: m.hasRefresh
      ? 'An app keeps the token in the system’s key store and renews it with the refresh token.'
      : 'An app can keep the token in the system’s key store and set the header.',
  };
}

function fitFederated(m: Measured): Pick<Fit, 'fit' | 'why'> {
  if (m.providers.length > 0)
    return {
      fit: 'good',
      why: `The site already signs in at ${m.providers.join(', ')} and goes by a credential of its own afterwards.`,
    };
  if (isBrowserScheme(m) && m.strategy !== 'negotiate')
    return {
      fit: 'poor',
      why: 'The password is checked here with every request, so nobody else can vouch for the user.',
    };
  return {
    fit: m.isJwt || m.strategy === 'negotiate' ? 'good' : 'partly',
    why: m.isJwt
      ? 'A signed token can be issued by one party and checked by another.'
      : 'Possible with OpenID Connect or SAML at the login; the session stays the site’s own.',
  };
}

function fitTraditional(m: Measured): Pick<Fit, 'fit' | 'why'> {
  if (m.byCookie) return { fit: 'good', why: 'Links, forms and images carry the cookie without a line of script.' };
  if (isBrowserScheme(m))
    return { fit: 'partly', why: 'It works with plain pages, but there is no sign-in page and no logout.' };
  return { fit: 'poor', why: 'A link or a form cannot set a header, so pages cannot be protected this way.' };
}

function fitWorkflow(m: Measured): Pick<Fit, 'fit' | 'why'> {
  if (isStateful(m) && m.byCookie)
    return { fit: 'good', why: 'What was entered on the way stays in the session on the server until the last step.' };
  if (m.strategy === 'sealed-cookie')
    return {
      fit: 'partly',
      why: 'The state travels in the cookie, which holds 4 KB at most, and two tabs overwrite each other’s.',
    };
  return {
    fit: 'partly',
    why: 'Nothing is kept between requests, so the steps need a place of their own: the page or a database.',
  };
}

function fitServerStorage(m: Measured): Pick<Fit, 'fit' | 'why'> {
  if (isStateful(m))
    return {
      fit: 'good',
      why: 'The ID leads to whatever the server keeps, of any size, and can be changed or ended there at once.',
    };
  if (m.statefulness === 'stateless')
    return {
      fit: 'poor',
      why: 'The credential says all itself. Data on the server would need a key into a store, which is a session again.',
    };
  return { fit: 'partly', why: 'One part of the site keeps sessions; the other would need a store of its own.' };
}
