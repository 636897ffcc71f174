import { detectShape } from '../credential/shapes/detect-shape.ts';
import { isLocalHost } from '../http/site.ts';
import { type Detected, defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';

const KEY = 'mN4qTz8RkW2vYp6XsD0aLf7HcJ3uBe9G';

export const meta: RuleMeta = {
  id: 'secret-echoed',
  title: 'Secret comes back in a response',
  what: 'A response holds the password that was sent before, or the API key that a request carried.',
  why: 'A server that can answer with a password keeps it in readable form, and every script of the page, cache and log sees it.',
  fix: 'Keep a hash of the password only, and leave passwords and keys out of every answer but the one that makes them.',
  references: ['CWE 200', 'CWE 522'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'an API key in the answer to a request that carried it',
        exchanges: [
          {
            request: { 'x-api-key': KEY },
            responseBody: { mediaType: 'application/json', text: JSON.stringify({ user: 'ada', api_key: KEY }) },
          },
        ],
      },
    ],
    good: [
      {
        title: 'an API key when it is made',
        exchanges: [
          { method: 'POST', responseBody: { mediaType: 'application/json', text: JSON.stringify({ api_key: KEY }) } },
          { request: { 'x-api-key': KEY } },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'secret-echoed',
  subject: 'exchange',
  severity: 'error',
  confidence: 'high',
  body: 'too',
  check({ exchange, body, recorded, url }) {
    const found: Detected[] = [];
    if (body === undefined) {
      for (const name of exchange.echoes ?? [])
        found.push({
          message: `The answer of ${url.host} holds the password that was sent as ${shorten(name)}.`,
          evidence: [`field: ${shorten(name)}`, `request: ${exchange.method} ${shorten(url.pathname)}`],
          detail: `password ${shorten(name)}`,
        });
      return found;
    }
    for (const { credential, sighting } of recorded) {
      const { place, direction } = sighting;
      if (direction !== 'received' || place.carrier !== 'response-body' || credential.role !== 'api-key') continue;
      // What was sent before it was received is no key that is being made.
      if (credential.sentCount === 0 || detectShape(credential.value)?.class === 'publishable') continue;
      found.push({
        message: `The answer of ${url.host} holds the API key ${credential.id}, as ${shorten(place.path ?? place.name)}.`,
        severity: isLocalHost(url.hostname) ? 'info' : 'warning',
        evidence: [
          `member: ${shorten(place.path ?? place.name)}`,
          `request: ${exchange.method} ${shorten(url.pathname)}`,
        ],
        detail: `key ${credential.id}`,
      });
    }
    return found;
  },
});
