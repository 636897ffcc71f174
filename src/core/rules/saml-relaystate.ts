import { byteLength } from '../http/header.ts';
import { hostOf } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';

export const meta: RuleMeta = {
  id: 'saml-relaystate',
  title: 'RelayState leads to another site',
  what: 'The RelayState of a SAML message is an address of another site, or longer than 80 bytes.',
  why: 'A service that follows it sends people who have just signed in wherever somebody likes; one that cuts it loses the way.',
  fix: 'Put an opaque key of at most 80 bytes into RelayState, and keep the address on the server.',
  references: ['SAML Bindings 3.5.3', 'CWE 601', 'OWASP SAML Security'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'another site',
        exchanges: [
          {
            url: 'https://app.example.com/acs',
            method: 'POST',
            requestBody: {
              mediaType: 'application/x-www-form-urlencoded',
              fields: [
                { name: 'SAMLResponse', value: 'PHNhbWw+' },
                { name: 'RelayState', value: 'https://evil.example.net/' },
              ],
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'a key',
        exchanges: [
          {
            url: 'https://app.example.com/acs',
            method: 'POST',
            requestBody: {
              mediaType: 'application/x-www-form-urlencoded',
              fields: [
                { name: 'SAMLResponse', value: 'PHNhbWw+' },
                { name: 'RelayState', value: 'k7f3' },
              ],
            },
          },
        ],
      },
    ],
  }),
};

export default defineRule({
  id: 'saml-relaystate',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  check({ exchange, url }, { siteOf }) {
    const fields = exchange.requestBody?.fields ?? [];
    const state = fields.some(({ name }) => /^samlresponse$/i.test(name))
      ? fields.find(({ name }) => name === 'RelayState')?.value
      : undefined;
    if (state === undefined) return [];
    const host = hostOf(state);
    const foreign = /^https?:/i.test(state) && host !== '' && siteOf(host) !== siteOf(url.hostname);
    if (!foreign && byteLength(state) <= 80) return [];
    return [
      {
        message: foreign
          ? `The RelayState sent to ${url.host} leads to ${shorten(host)}.`
          : `The RelayState sent to ${url.host} has ${byteLength(state)} bytes, more than 80.`,
        severity: foreign ? 'warning' : 'info',
        evidence: [foreign ? `host: ${shorten(host)}` : `${byteLength(state)} bytes`],
      },
    ];
  },
});
