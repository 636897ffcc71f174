import { defineRule, type RuleMeta } from './rule.ts';
import { authorize, callback } from './support/example-flows.ts';
import { leadsTo, receivedAnswer } from './support/oauth.ts';

export const meta: RuleMeta = {
  id: 'oauth-state-mismatch',
  title: 'Answer with another state than was sent',
  what: 'An authorization response comes back to the client with a state that no request seen here had, or with none.',
  why: 'Somebody else may have begun this login and now slips their account or their code in; or the cookie that keeps the state was lost.',
  fix: 'Refuse the answer and begin the login anew; keep the state in a cookie that survives the way there and back.',
  references: ['RFC 9700 4.7', 'RFC 6749 10.12', 'ASVS 10.1.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'another state',
        exchanges: [authorize(), callback({ state: 'zzZ0ifjsldkjZk29Qw7Lx4' })],
      },
    ],
    good: [
      {
        title: 'the state that was sent',
        exchanges: [authorize(), callback()],
      },
      {
        title: 'a login that began before the capture',
        exchanges: [callback({ state: 'zzZ0ifjsldkjZk29Qw7Lx4' })],
      },
    ],
  }),
};

export default defineRule({
  id: 'oauth-state-mismatch',
  subject: 'exchange',
  severity: 'error',
  confidence: 'low',
  check({ exchange, url }, { authorizations }) {
    const requests = authorizations().filter((request) => request.params.has('state') && leadsTo(request, url));
    const answer = requests.length > 0 ? receivedAnswer(exchange, url) : undefined;
    // A client that answers with an error has refused it, as it should.
    if (answer === undefined || answer.has('error') || exchange.status === 0 || exchange.status >= 400) return [];
    const state = answer.get('state');
    if (requests.some(({ params }) => params.get('state') === state)) return [];
    return [
      {
        message: `${url.host} took an authorization response ${state === undefined ? 'without state' : 'with a state that was not sent'}.`,
        // What a page's script makes of it cannot be seen.
        severity: exchange.status < 300 ? 'warning' : 'error',
        evidence: [`state: ${state === undefined ? 'absent' : 'another'}`, `status: ${exchange.status}`],
      },
    ];
  },
});
