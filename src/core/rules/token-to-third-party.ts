import type { Recorded } from '../credential/book.ts';
import type { CredentialRole } from '../credential/credential.ts';
import { getString } from '../credential/decode/json-model.ts';
import { hostOf, isLocalHost } from '../http/site.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { audiencesOf } from './support/audience.ts';
import { shorten } from './support/cookie-line.ts';
import { bearer, sampleJwt } from './support/examples.ts';
import { describeToken } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'token-to-third-party',
  title: 'Token goes to another company',
  what: 'A token of this site is sent to a site that neither issued it nor is named in it.',
  why: 'Whoever runs that server, or its logs, can use the token.',
  fix: 'Send the token to your own hosts only, and take it out of what you report to analytics.',
  references: ['ASVS 14.2.3', 'CWE 200'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'to an analytics host',
        exchanges: [
          { url: 'https://api.example.com/', request: { authorization: bearer() } },
          { url: `https://www.google-analytics.com/collect?dl=${sampleJwt()}` },
        ],
      },
    ],
    good: [
      {
        title: 'to an API of the site',
        exchanges: [{ url: 'https://api.example.com/', request: { authorization: bearer() } }],
      },
    ],
  }),
};

const WATCHERS =
  /(?:^|\.)(?:google-analytics|googletagmanager|doubleclick|googlesyndication|facebook|hotjar|clarity|mixpanel|amplitude|segment|fullstory|newrelic|nr-data|datadoghq|sentry|bugsnag|logrocket|mouseflow|matomo|criteo|bing|hs-analytics|hubspot|intercom|plausible|posthog|heapanalytics|quantserve|scorecardresearch)\.(?:com|net|io|ms|cloud|eu)$/;
const ROLES = new Set<CredentialRole>(['access', 'id', 'refresh', 'session', 'remember-me']);

export default defineRule({
  id: 'token-to-third-party',
  subject: 'exchange',
  severity: 'error',
  confidence: 'low',
  check({ recorded, url, site }, { siteOf }) {
    const target = siteOf(url.hostname);
    if (target === site || isLocalHost(url.hostname)) return [];
    const foreign = ({ credential, sighting }: Recorded) => {
      if (sighting.direction !== 'sent' || sighting.place.carrier === 'cookie' || !ROLES.has(credential.role))
        return false;
      const { claims } = credential.jwt ?? {};
      const named = [getString(claims, 'iss') ?? '', ...(claims ? audiencesOf(claims) : [])];
      if (named.some((one) => siteOf(hostOf(one)) === target)) return false;
      // It is this site's own when it was used with another site before.
      return credential.uses.some(
        ({ origin, direction }) => direction !== 'stored' && siteOf(hostOf(origin)) !== target,
      );
    };
    const leaked = recorded.find(foreign);
    if (leaked === undefined) return [];
    const watcher = WATCHERS.test(url.hostname);
    return [
      {
        message: `${describeToken(leaked.credential)} goes to ${url.host}, a ${watcher ? 'service that watches visitors' : 'site that it does not name'}.`,
        severity: watcher ? 'error' : 'info',
        evidence: [`sent in: ${shorten(leaked.sighting.place.name)}`, `site: ${target}`],
        detail: target,
      },
    ];
  },
});
