import { hostOf, isLocalHost, isPrivateHost } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { bearer } from './support/examples.ts';
import { describeToken, readJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-internal-info',
  title: 'Token tells about the inside of a network',
  what: 'A claim holds a private address, the name of an internal host, a path of a server or a stack trace.',
  why: 'Everybody who sees the token learns how the servers behind it are built.',
  fix: 'Leave such claims out, or replace them by IDs that mean nothing outside.',
  references: ['CWE 200'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a private address',
        exchanges: [{ request: { authorization: bearer({ node: '10.20.30.40' }) } }],
      },
    ],
    good: [
      {
        title: 'nothing of the kind',
        exchanges: [{ request: { authorization: bearer() } }],
      },
    ],
  }),
};

const INSIDE =
  /(?:^|[^\d.])(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01])|169\.254)\.\d{1,3}\.\d{1,3}(?:[^\d.]|$)|[a-z\d-]{1,63}\.(?:internal|corp|intranet|cluster\.local)(?:[:/]|$)|(?:^|\s)(?:\/(?:home|var|usr|opt|srv)\/|[A-Z]:\\)\w|\bat \S{1,80} \(\S{1,120}:\d+/i;

export default defineRule({
  id: 'jwt-internal-info',
  subject: 'credential',
  severity: 'info',
  confidence: 'medium',
  check({ credential, sighting }) {
    const claims = readJws(credential)?.claims;
    if (claims === undefined) return [];
    const host = hostOf(sighting.origin);
    // There the private network is no secret.
    if (isLocalHost(host) || isPrivateHost(host)) return [];
    const name = Object.keys(claims).find((one) => {
      const value = claims[one];
      return one !== 'iss' && one !== 'aud' && typeof value === 'string' && INSIDE.test(value.slice(0, 1000));
    });
    if (name === undefined) return [];
    return [
      {
        message: `${describeToken(credential)} tells about the inside of a network, in the claim ${shorten(name)}.`,
        evidence: [`claim: ${shorten(name)}`],
      },
    ];
  },
});
