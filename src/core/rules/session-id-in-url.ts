import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { asksIfVisitors } from './support/visitor.ts';

export const meta: RuleMeta = {
  id: 'session-id-in-url',
  title: 'Session ID in the URL',
  what: 'The address of a request carries the session ID.',
  why: 'Addresses are shared, logged and sent as Referer, and whoever opens such a link is signed in as somebody else.',
  fix: 'Keep the session ID in a cookie only, and switch URL rewriting off.',
  references: ['CWE 522', 'ASVS 14.2.1', 'OWASP Session Management'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'jsessionid in the path',
        exchanges: [{ url: 'https://app.example.com/orders;jsessionid=8F3C1BE94D7A4E60A5D2C7F1093B6E4A' }],
      },
    ],
    good: [
      { title: 'no session ID', exchanges: [{ url: 'https://app.example.com/orders' }] },
      {
        title: "the sid of a socket library, which is none of the site's session",
        exchanges: [{ url: 'https://app.example.com/socket.io/?EIO=4&transport=polling&sid=8f3c1be94d7a4e60a5d2' }],
      },
    ],
  }),
};

const FRAMEWORK = /[;?&](jsessionid|phpsessid|aspsessionid\w{0,8}|cftoken|zenid)=([^&;#?]{9,})/i;

export default defineRule({
  id: 'session-id-in-url',
  subject: 'exchange',
  severity: 'error',
  confidence: 'medium',
  check({ url, recorded, site }, context) {
    const match = FRAMEWORK.exec(`${url.pathname}${url.search}`.slice(0, 8192));
    if (match !== null)
      return [
        {
          message: `${url.host} takes the session ID in the URL, as ${match[1]}.`,
          evidence: [`URL: ${match[1]}`],
          detail: (match[1] ?? '').toLowerCase(),
        },
      ];
    // Other names are common for other things: only a value that is a session cookie too is sure.
    const sent = recorded.find(
      ({ credential, sighting }) =>
        sighting.place.carrier === 'query' &&
        credential.role === 'session' &&
        credential.uses.some(({ place }) => place.carrier === 'cookie'),
    );
    if (sent === undefined) return [];
    return [
      {
        message: `${url.host} takes the session ${sent.credential.id} in the URL, as ${shorten(sent.sighting.place.name)}.`,
        milder: asksIfVisitors(sent.credential, site, context),
        evidence: [`query parameter: ${shorten(sent.sighting.place.name)}`],
        detail: shorten(sent.sighting.place.name),
      },
    ];
  },
});
