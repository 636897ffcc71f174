import { parseAuthorization } from '../http/authorization.ts';
import { type Challenge, getAuthParam, parseChallenges } from '../http/challenge.ts';
import { getHeaders } from '../http/header.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { headerNamed } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'digest-auth-weak',
  title: 'HTTP Digest with MD5',
  what: 'Digest authentication uses MD5, or no quality of protection.',
  why: 'Whoever records one exchange can try passwords at billions a second.',
  fix: 'Use SHA-256 with qop=auth, or another kind of login.',
  references: ['RFC 7616 3.3', 'CWE 328'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'a challenge with MD5',
        exchanges: [
          { status: 401, response: { 'www-authenticate': 'Digest realm="a", nonce="b", qop="auth", algorithm=MD5' } },
        ],
      },
      {
        title: 'a request with MD5, whose challenge was not recorded',
        exchanges: [
          {
            request: {
              authorization:
                'Digest username="ada", realm="a", nonce="b", uri="/", algorithm=MD5, response="6629fae49393a05397450978507c4ef1", qop=auth, nc=00000001, cnonce="c"',
            },
          },
        ],
      },
    ],
    good: [
      {
        title: 'a challenge with SHA-256',
        exchanges: [
          {
            status: 401,
            response: { 'www-authenticate': 'Digest realm="a", nonce="b", qop="auth", algorithm=SHA-256' },
          },
        ],
      },
    ],
  }),
};

/** Hosts remembered of which a challenge was seen. */
const MAX_HOSTS = 50;

export default defineRule({
  id: 'digest-auth-weak',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  createState: () => new Set<string>(),
  check({ exchange, url }, _context, offersMore) {
    const challenges = getHeaders(exchange.responseHeaders, 'www-authenticate')
      .flatMap(parseChallenges)
      .filter(({ scheme }) => scheme === 'digest');
    const { host } = url;
    if (challenges.length === 0) {
      // Browsers answer the challenge by themselves, and their recordings leave it out: the request shows what was asked for.
      const sent = parseAuthorization(headerNamed(exchange, 'authorization')?.value ?? '');
      if (sent.scheme !== 'digest' || sent.params === undefined || !isWeak({ params: sent.params })) return [];
      return [
        {
          message: `Requests to ${host} answer by Digest authentication with MD5 or without qop.`,
          evidence: [tell({ params: sent.params })],
          // An old client may have taken the weaker of two.
          unless: () => offersMore.has(host),
        },
      ];
    }
    // A server that offers SHA-256 first and MD5 for old clients is right (RFC 7616 section 3.7).
    if (!challenges.every(isWeak)) {
      if (offersMore.size < MAX_HOSTS) offersMore.add(host);
      return [];
    }
    return [
      { message: `${host} asks for Digest authentication with MD5 or without qop.`, evidence: challenges.map(tell) },
    ];
  },
});

function isWeak({ params }: Pick<Challenge, 'params'>): boolean {
  return /^md5/i.test(getAuthParam(params, 'algorithm') ?? 'MD5') || getAuthParam(params, 'qop') === undefined;
}

function tell({ params }: Pick<Challenge, 'params'>): string {
  return `algorithm: ${shorten(getAuthParam(params, 'algorithm') ?? 'absent')}`;
}
