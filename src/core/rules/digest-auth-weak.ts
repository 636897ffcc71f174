import { getAuthParam, parseChallenges } from '../http/challenge.ts';
import { getHeaders } from '../http/header.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';

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

export default defineRule({
  id: 'digest-auth-weak',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'high',
  check({ exchange, url }) {
    const challenges = getHeaders(exchange.responseHeaders, 'www-authenticate')
      .flatMap(parseChallenges)
      .filter(({ scheme }) => scheme === 'digest');
    // A server that offers SHA-256 first and MD5 for old clients is right (RFC 7616 section 3.7).
    const weak =
      challenges.length > 0 &&
      challenges.every(
        ({ params }) =>
          /^md5/i.test(getAuthParam(params, 'algorithm') ?? 'MD5') || getAuthParam(params, 'qop') === undefined,
      );
    if (!weak) return [];
    return [
      {
        message: `${url.host} asks for Digest authentication with MD5 or without qop.`,
        evidence: challenges.map(
          ({ params }) => `algorithm: ${shorten(getAuthParam(params, 'algorithm') ?? 'absent')}`,
        ),
      },
    ];
  },
});
