import type { LoginAttempt, LoginId, LoginReport } from './login.ts';
import type { SiteFlow } from './site-flow.ts';

/** What another party vouches for stands above a form that was filled in on the way there. */
const RANK: Readonly<Record<LoginId, number>> = {
  saml: 0,
  'ws-federation': 0,
  cas: 0,
  'oidc-hybrid': 0,
  'oidc-code': 0,
  'oidc-implicit': 0,
  'oauth-code': 1,
  'oauth-implicit': 1,
  'oauth-device': 1,
  'oauth-password': 1,
  webauthn: 2,
  form: 3,
  json: 3,
  'oauth-client-credentials': 4,
  'http-challenge': 5,
  unknown: 9,
}; // prettier-ignore

/** Logins of a site: those that succeeded, else those whose end was not seen, else those that failed; one for each kind and provider. */
export function reportLogins(known: SiteFlow): LoginReport[] {
  const named = known.attempts.filter((attempt) => attempt.named);
  const own = named.filter((attempt) => !isAtProvider(attempt, named));
  const by = (outcome: LoginAttempt['outcome']) => own.filter((attempt) => attempt.outcome === outcome);
  const chosen = [by('succeeded'), by('pending'), by('failed')].find((list) => list.length > 0) ?? [];
  const failed = chosen.length > 0 && chosen[0]?.outcome !== 'failed' ? by('failed') : [];
  const merged = new Map<string, LoginReport>();
  for (const attempt of chosen) {
    const key = `${attempt.id} ${attempt.provider ?? ''}`;
    const same = merged.get(key);
    if (same) same.exchanges = [...new Set([...same.exchanges, ...attempt.exchanges])].slice(0, 24);
    else merged.set(key, toReport(attempt, failed.filter(({ id }) => id === attempt.id).length));
  }
  return [...merged.values()].sort((a, b) => RANK[a.id] - RANK[b.id]);
}

/** A login at an identity provider that happens to be of the same site (another port, a subdomain) is a step of the login through it. */
function isAtProvider(attempt: LoginAttempt, all: readonly LoginAttempt[]): boolean {
  if (attempt.provider !== undefined) return false;
  return all.some(
    (other) =>
      other.provider !== undefined &&
      other.outcome !== 'failed' &&
      attempt.origin.endsWith(`//${other.provider}`) &&
      other.origin !== attempt.origin,
  );
}

function toReport(attempt: LoginAttempt, failures: number): LoginReport {
  const refused =
    failures === 0 ? [] : [`${failures} ${failures === 1 ? 'attempt' : 'attempts'} before or after failed.`];
  return {
    id: attempt.id,
    ...(attempt.pkce === undefined ? {} : { pkce: attempt.pkce }),
    ...(attempt.provider === undefined ? {} : { provider: attempt.provider }),
    steps: [...attempt.steps, ...refused],
    exchanges: [...attempt.exchanges],
    outcome: attempt.outcome,
  };
}
