import { getString } from '../credential/decode/json-model.ts';
import { hostOf, isLocalHost } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { bearer } from './support/examples.ts';
import { describeToken, readWholeJws } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-aud-host-mismatch',
  title: 'Token sent to a host it is not meant for',
  what: 'All audiences of a token are addresses of other sites than the one it is sent to.',
  why: 'The receiver should refuse it; one that does not could use it at the API it is meant for.',
  fix: 'Get a token for the API that is called.',
  references: ['RFC 8725 2.7', 'RFC 9700 4.10.2'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'sent to another site',
        exchanges: [{ url: 'https://api.example.net/', request: { authorization: bearer() } }],
      },
    ],
    good: [
      {
        title: "sent to a host of the audience's site",
        exchanges: [{ url: 'https://orders.example.com/', request: { authorization: bearer() } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'jwt-aud-host-mismatch',
  subject: 'credential',
  severity: 'info',
  confidence: 'low',
  check({ credential, sighting }, { siteOf }) {
    if (sighting.place.carrier !== 'authorization' || credential.role !== 'access') return [];
    const aud = readWholeJws(credential)?.claims.aud;
    const hosts = (Array.isArray(aud) ? aud : [aud]).map((one) =>
      typeof one === 'string' && one.startsWith('https://') ? hostOf(one) : '',
    );
    const target = hostOf(sighting.origin);
    if (target === '' || hosts.some((host) => host === '' || siteOf(host) === siteOf(target)) || isLocalHost(target))
      return [];
    // The issuer's own user info endpoint takes every access token it issued.
    if (siteOf(hostOf(getString(credential.jwt?.claims, 'iss') ?? '')) === siteOf(target)) return [];
    return [
      {
        message: `${describeToken(credential)} is meant for ${shorten(hosts.join(', '))} and was sent to ${target}.`,
        evidence: [`aud: ${shorten(hosts.join(', '))}`, `sent to: ${target}`],
        detail: target,
      },
    ];
  },
});
