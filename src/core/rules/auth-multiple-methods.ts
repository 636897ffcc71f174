import { defineRule, type RuleMeta } from './rule.ts';
import { bearer, sampleJwt } from './support/examples.ts';

export const meta: RuleMeta = {
  id: 'auth-multiple-methods',
  title: 'Token sent in two ways',
  what: 'A request carries an access token in more than one place, or two Authorization fields.',
  why: 'The standard forbids it: which token counts is up to the server, and the copy in the URL or body leaks.',
  fix: 'Send the token in the Authorization header only.',
  references: ['RFC 6750 2', 'OAuth 2.1 5.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'in the header and in the query',
        exchanges: [
          { url: `https://api.example.com/?access_token=${sampleJwt()}`, request: { authorization: bearer() } },
        ],
      },
    ],
    good: [
      {
        title: 'in the header only',
        exchanges: [{ url: 'https://api.example.com/', request: { authorization: bearer() } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'auth-multiple-methods',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  check({ exchange, url, recorded }) {
    const headers = exchange.requestHeaders.filter(({ name }) => name.toLowerCase() === 'authorization').length;
    const ways = new Set<string>();
    for (const { sighting } of recorded) {
      const { carrier, name } = sighting.place;
      if (
        sighting.direction === 'sent' &&
        (carrier === 'authorization' || ((carrier === 'query' || carrier === 'form-field') && name === 'access_token'))
      )
        ways.add(carrier);
    }
    if (headers < 2 && ways.size < 2) return [];
    return [
      {
        message:
          headers > 1
            ? `A request to ${url.host} has ${headers} Authorization headers.`
            : `A request to ${url.host} carries a token in ${[...ways].join(' and ')}.`,
        evidence: [...ways, `Authorization headers: ${headers}`],
      },
    ];
  },
});
