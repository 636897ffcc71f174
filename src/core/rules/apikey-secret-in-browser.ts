import { describeCarrier } from '../credential/carrier-words.ts';
import { TOKEN_SHAPES } from '../credential/shapes/token-shapes.ts';
import { defineRule, type RuleMeta } from './rule.ts';
import { shorten } from './support/cookie-line.ts';
import { senderOf } from './support/request.ts';

export const meta: RuleMeta = {
  id: 'apikey-secret-in-browser',
  title: 'Secret key in the browser',
  what: 'A page sends or stores a key whose form is that of a secret for servers.',
  why: 'Everybody who opens the page can take the key and use it.',
  fix: 'Move the call to a server of yours, and replace the key.',
  references: ['CWE 798', 'ASVS 13.3.1', 'OWASP REST Security'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: "a code host's token in a request",
        exchanges: [{ url: 'https://api.example.com/', request: { authorization: `Bearer ghp_${'a1B2'.repeat(9)}` } }],
      },
    ],
    good: [
      {
        title: 'a key made for pages',
        exchanges: [{ url: 'https://api.example.com/?key=AIzaSyA1234567890abcdefghijklmnopqrstuv' }],
      },
    ],
  }),
};

export default defineRule({
  id: 'apikey-secret-in-browser',
  subject: 'credential',
  severity: 'error',
  confidence: 'medium',
  check({ credential, sighting, exchange }) {
    const shape = TOKEN_SHAPES.find(({ id }) => id === credential.shape);
    if (shape?.class !== 'secret' || shape.certainty !== 'high') return [];
    // What lies in the storage of a page is in the page.
    const sender = exchange === undefined ? 'page' : senderOf(exchange);
    if (sender === 'program') return [];
    const trial = /_test_/.test(credential.value.slice(0, 12));
    return [
      {
        message: `${credential.id} (${shape.label}) is ${sender === 'page' ? 'used by the page' : 'used'}, in ${shorten(sighting.place.name)}.`,
        severity: trial || sender !== 'page' ? 'warning' : 'error',
        evidence: [`form: ${shape.label}`, `seen in: ${describeCarrier(sighting.place.carrier)}`],
      },
    ];
  },
});
