import { type CauseMeta, defineCause } from '../cause.ts';
import { namesOf, preflightOf } from '../preflight.ts';
import { answered } from '../trace.ts';
import { hash, list, short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'preflight-lacks-header',
  title: 'The preflight does not allow a header or the method',
  expected:
    'Access-Control-Allow-Headers names each header of the request, Authorization by name, and Access-Control-Allow-Methods the method.',
  mends: 'api',
  next: [
    'Name the header in Access-Control-Allow-Headers; * does not cover Authorization, nor anything where credentials go along.',
  ],
  settings: {
    Express: "cors({ allowedHeaders: ['Authorization', 'Content-Type'] })",
    Django: "CORS_ALLOW_HEADERS = [*default_headers, 'x-your-header']",
    'Spring Boot': 'configuration.setAllowedHeaders(List.of("Authorization", "Content-Type"))',
  },
  verify: 'The console of the page names the header.',
  rules: ['cors-allow-headers-wildcard'],
  references: ['Fetch'],
};

export default defineCause({
  id: 'preflight-lacks-header',
  kinds: ['blocked'],
  check({ trace }, known) {
    const preflight = preflightOf(trace, known);
    if (!preflight || preflight.status < 200 || preflight.status >= 300 || (trace !== preflight && trace.status !== 0))
      return undefined;
    const asked = namesOf(preflight.request.get('access-control-request-headers'));
    const allowed = namesOf(answered(preflight, 'access-control-allow-headers'));
    const credentialed =
      answered(preflight, 'access-control-allow-credentials')?.trim() === 'true' &&
      answered(preflight, 'access-control-allow-origin') !== '*';
    const wildcard = allowed.includes('*') && !credentialed;
    const lacks = asked.filter((name) => !allowed.includes(name) && !(wildcard && name !== 'authorization'));
    const method = preflight.request.get('access-control-request-method') ?? 'GET';
    const methods = namesOf(answered(preflight, 'access-control-allow-methods'));
    const noMethod =
      !/^(?:GET|HEAD|POST)$/i.test(method) && !methods.includes(method.toLowerCase()) && !methods.includes('*');
    if (lacks.length === 0 && !noMethod) return undefined;
    const what = [
      lacks.length > 0
        ? `the header${lacks.length > 1 ? 's' : ''} ${list(lacks.slice(0, 4).map((name) => short(name, 40)))}`
        : '',
      noMethod ? `the method ${method}` : '',
    ]
      .filter(Boolean)
      .join(' and ');
    return {
      weight: allowed.includes('*') && lacks.length > 0 ? 12 : 19,
      says: `the preflight (${hash(preflight)}) allows ${allowed.length === 0 && lacks.length > 0 ? 'no headers' : 'others'}, but not ${what}, so the request itself was not made`,
      evidence: [
        { text: `Asked for: ${[...asked, method].join(', ').slice(0, 120)}`, exchanges: [preflight] },
        { text: `Allowed: ${[...allowed, ...methods].join(', ').slice(0, 120) || 'nothing'}`, exchanges: [preflight] },
      ],
      about: `${preflight.origin} ${what}`,
      next:
        lacks.length > 0
          ? [
              `Access-Control-Allow-Headers: ${[...new Set([...allowed.filter((name) => name !== '*'), ...lacks])].join(', ').slice(0, 200)}`,
            ]
          : [
              `Access-Control-Allow-Methods: ${[...methods.filter((name) => name !== '*').map((name) => name.toUpperCase()), method].join(', ')}`,
            ],
    };
  },
});
