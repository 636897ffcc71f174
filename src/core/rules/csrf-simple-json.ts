import type { RequestBody } from '../http/exchange.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { SESSION_ID } from './support/examples.ts';
import { headerNamed, isWrite } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'csrf-simple-json',
  title: 'JSON sent as plain text',
  what: 'A request that changes something, authenticated by cookie, is accepted with a JSON body under a content type that any site may send.',
  why: 'Other sites can make such a request without a preflight.',
  fix: 'Accept application/json only, and refuse other content types.',
  references: ['CWE 352', 'ASVS 3.5.2', 'OWASP CSRF Prevention'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'JSON as text/plain',
        exchanges: [
          {
            method: 'POST',
            request: { cookie: `sid=${SESSION_ID}`, 'content-type': 'text/plain;charset=UTF-8' },
            requestBody: { mediaType: 'text/plain', fields: [{ name: 'amount' }] },
          },
        ],
      },
    ],
    good: [
      {
        title: 'JSON as JSON',
        exchanges: [
          {
            method: 'POST',
            request: { cookie: `sid=${SESSION_ID}`, 'content-type': 'application/json' },
            requestBody: { mediaType: 'application/json', fields: [{ name: 'amount' }] },
          },
        ],
      },
    ],
  }),
};

/** A body of plain text has fields only where the text is JSON. */
function isJson(body: RequestBody | undefined): boolean {
  return (
    body !== undefined && (/json/i.test(body.mediaType) || (body.mediaType === 'text/plain' && body.fields.length > 0))
  );
}

export default defineRule({
  id: 'csrf-simple-json',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  check({ exchange, recorded, url, site }, { siteOf }) {
    if (
      !isWrite(exchange.method) ||
      exchange.type === 'ping' ||
      exchange.status >= 400 ||
      siteOf(url.hostname) !== site
    )
      return [];
    const type = headerNamed(exchange, 'content-type')?.value ?? '';
    if (!/^text\/plain/i.test(type) || !isJson(exchange.requestBody)) return [];
    if (
      !recorded.some(({ credential, sighting }) => sighting.place.carrier === 'cookie' && credential.role === 'session')
    )
      return [];
    return [
      {
        message: `${url.host} takes JSON as text/plain with the session cookie.`,
        evidence: [`Content-Type: ${shorten(type)}`, `status: ${exchange.status}`],
      },
    ];
  },
});
