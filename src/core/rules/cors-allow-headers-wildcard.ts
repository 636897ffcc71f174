import { getHeaders } from '../http/header.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { isPreflight } from './support/cors.ts';
import { headerNamed } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'cors-allow-headers-wildcard',
  title: 'The wildcard does not cover Authorization',
  what: 'A preflight asks for authorization, and the answer allows the headers *.',
  why: 'The wildcard never covers Authorization, and nothing at all when credentials are sent.',
  fix: 'Name it: Access-Control-Allow-Headers: Authorization, Content-Type.',
  references: ['Fetch'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'authorization asked, * answered',
        exchanges: [
          {
            url: 'https://api.example.com/',
            method: 'OPTIONS',
            type: 'preflight',
            status: 204,
            request: {
              origin: 'https://app.example.com',
              'access-control-request-method': 'GET',
              'access-control-request-headers': 'authorization',
            },
            response: { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' },
          },
        ],
      },
    ],
    good: [
      {
        title: 'authorization by name',
        exchanges: [
          {
            url: 'https://api.example.com/',
            method: 'OPTIONS',
            type: 'preflight',
            status: 204,
            request: {
              origin: 'https://app.example.com',
              'access-control-request-method': 'GET',
              'access-control-request-headers': 'authorization',
            },
            response: { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*, Authorization' },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'cors-allow-headers-wildcard',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  check({ exchange, url }) {
    if (!isPreflight(exchange)) return [];
    const words = (text: string | undefined) =>
      (text ?? '')
        .toLowerCase()
        .split(',')
        .map((word) => word.trim());
    const allowed = getHeaders(exchange.responseHeaders, 'access-control-allow-headers').flatMap(words);
    if (
      !words(headerNamed(exchange, 'access-control-request-headers')?.value).includes('authorization') ||
      !allowed.includes('*') ||
      allowed.includes('authorization')
    )
      return [];
    return [
      {
        message: `${url.host} answers the question for Authorization with *, which does not cover it.`,
        evidence: ['Access-Control-Allow-Headers: *'],
        fix: 'Access-Control-Allow-Headers: Authorization, Content-Type',
      },
    ];
  },
});
