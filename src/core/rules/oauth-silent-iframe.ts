import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { callback } from './support/example-flows.ts';
import { receivedAnswer } from './support/oauth.ts';

export const meta: RuleMeta = {
  id: 'oauth-silent-iframe',
  title: 'Silent renewal in a frame fails',
  what: 'A frame asked for a login without interaction (prompt=none) and got login_required.',
  why: 'Browsers keep cookies of other sites out of frames, so this way of renewing ends for ever more users.',
  fix: 'Renew with a refresh token that rotates, or in a backend.',
  references: ['OAuth browser apps 6.3.2.3', 'OIDC Core 3.1.2.6'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'login_required in a frame',
        exchanges: [callback({ code: undefined, error: 'login_required' }, { type: 'subdocument', status: 200 })],
      },
    ],
    good: [
      {
        title: 'a code in a frame',
        exchanges: [callback({}, { type: 'subdocument', status: 200 })],
      },
    ],
  }),
};

export default defineRule({
  id: 'oauth-silent-iframe',
  subject: 'exchange',
  severity: 'info',
  confidence: 'high',
  check({ exchange, url }) {
    if (exchange.type !== 'subdocument' || !/[?&]error=(?:login|interaction)_required/.test(url.search)) return [];
    const answer = receivedAnswer(exchange, url);
    if (answer === undefined) return [];
    return [
      {
        message: `A frame of ${url.host} asked for a login without interaction and got ${shorten(answer.get('error') ?? '')}.`,
        evidence: [`error: ${shorten(answer.get('error') ?? '')}`],
      },
    ];
  },
});
