import { defineRule, type RuleMeta } from './rule.ts';
import { OPAQUE } from './support/examples.ts';

const login = (token: string, at?: number) => ({
  url: 'https://app.example.com/api/login',
  method: 'POST',
  requestBody: { mediaType: 'application/json', fields: [{ name: 'email' }, { name: 'password' }] },
  request: { 'content-type': 'application/json' },
  response: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  responseBody: { mediaType: 'application/json', text: JSON.stringify({ token }) },
  ...(at === undefined ? {} : { at }),
});
const call = (token: string) => ({
  url: 'https://app.example.com/api/me',
  request: { authorization: `Bearer ${token}` },
});
const logout = (token: string) => ({
  url: 'https://app.example.com/api/logout',
  method: 'POST',
  status: 204,
  request: { authorization: `Bearer ${token}` },
});

export const meta: RuleMeta = {
  id: 'static-token',
  title: 'The same token after signing in again',
  what: 'Signing out and in again gives the same token as before.',
  why: 'A token that never changes is a password: whoever copied it once can use it for ever.',
  fix: 'Issue a new token at each login, and end the old one at the logout.',
  references: ['CWE 613', 'ASVS 7.2.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'one token for two logins',
        exchanges: [login(OPAQUE), call(OPAQUE), logout(OPAQUE), login(OPAQUE), call(OPAQUE)],
      },
    ],
    good: [
      {
        title: 'a new token',
        exchanges: [
          login(OPAQUE),
          call(OPAQUE),
          logout(OPAQUE),
          login(OPAQUE.split('').reverse().join('')),
          call(OPAQUE.split('').reverse().join('')),
        ],
      },
    ],
  }),
};

const MAX_ENDED = 50;

interface State {
  /** Pseudonyms of tokens that went with a logout, and the number of that exchange. */
  ended: Map<string, number>;
}

export default defineRule({
  id: 'static-token',
  subject: 'exchange',
  severity: 'info',
  confidence: 'medium',
  createState: (): State => ({ ended: new Map() }),
  check({ exchange, recorded, site }, { flow }, { ended }) {
    const sent = recorded.filter(
      ({ credential, sighting }) =>
        sighting.direction === 'sent' &&
        sighting.place.carrier === 'authorization' &&
        credential.kind === 'opaque' &&
        !credential.hidden,
    );
    if (flow.logouts(site).at(-1)?.exchange === exchange.id) {
      for (const { credential } of sent) if (ended.size < MAX_ENDED) ended.set(credential.id, exchange.number);
      return [];
    }
    const login = flow.attempts(site).findLast(({ outcome, named }) => named && outcome !== 'failed');
    if (login === undefined) return [];
    return sent
      .filter(({ credential }) => (ended.get(credential.id) ?? Number.POSITIVE_INFINITY) < login.firstNumber)
      .slice(0, 1)
      .map(({ credential }) => ({
        message: `${credential.id} is in use again after signing out and in.`,
        evidence: [`signed out with: ${credential.id}`],
        name: credential.id,
      }));
  },
});
