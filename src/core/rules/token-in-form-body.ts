import { defineRule, type RuleMeta } from './rule.ts';
import { OPAQUE } from './support/examples.ts';

export const meta: RuleMeta = {
  id: 'token-in-form-body',
  title: 'Access token as a form field',
  what: 'A request to a resource carries its access token as a field of a form.',
  why: 'Few servers look there, and logs of bodies keep it.',
  fix: 'Send the token in the Authorization header.',
  references: ['RFC 6750 2.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'access_token in a form',
        exchanges: [
          {
            url: 'https://api.example.com/upload',
            method: 'POST',
            requestBody: {
              mediaType: 'application/x-www-form-urlencoded',
              fields: [{ name: 'access_token', value: OPAQUE }, { name: 'title' }],
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'in Authorization',
        exchanges: [
          { url: 'https://api.example.com/upload', method: 'POST', request: { authorization: `Bearer ${OPAQUE}` } },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'token-in-form-body',
  subject: 'exchange',
  severity: 'info',
  confidence: 'high',
  check({ exchange, url }) {
    const fields = exchange.requestBody?.fields;
    if (!/form/.test(exchange.requestBody?.mediaType ?? '') || !fields?.some(({ name }) => name === 'access_token'))
      return [];
    // Answers that are posted, and endpoints that are asked about tokens.
    if (fields.some(({ name }) => /^(?:state|code|id_token|grant_type|token|client_id|token_type)$/.test(name)))
      return [];
    return [{ message: `An access token is sent to ${url.host} as a form field.`, evidence: ['field: access_token'] }];
  },
});
