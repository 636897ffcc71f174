import { defineRule, type RuleMeta } from './rule.ts';
import { bearer, sampleJwt } from './support/examples.ts';

export const meta: RuleMeta = {
  id: 'token-in-path',
  title: 'Token in the path of the URL',
  what: 'A part of the path is a JWT.',
  why: 'Paths end up in logs, histories and Referer headers.',
  fix: 'Send the token in the Authorization header.',
  references: ['CWE 522', 'ASVS 14.2.1'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      { title: 'a token as part of the path', exchanges: [{ url: `https://api.example.com/files/${sampleJwt()}/1` }] },
    ],
    good: [
      {
        title: 'a token in the header',
        exchanges: [{ url: 'https://api.example.com/files/1', request: { authorization: bearer() } }],
      },
    ],
  }),
};

export default defineRule({
  id: 'token-in-path',
  subject: 'exchange',
  severity: 'warning',
  confidence: 'medium',
  check({ url, recorded }) {
    return recorded
      .filter(
        ({ credential, sighting }) =>
          sighting.place.carrier === 'path' && sighting.direction === 'sent' && credential.jwt?.form === 'jws',
      )
      .slice(0, 1)
      .map(({ credential }) => ({
        message: `${credential.id} stands in the path of a URL of ${url.host}.`,
        evidence: [`length: ${credential.value.length} characters`],
      }));
  },
});
