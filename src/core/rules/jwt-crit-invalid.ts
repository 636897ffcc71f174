import { defineRule, type RuleMeta } from './rule.ts';
import { bearer } from './support/examples.ts';
import { describeToken, isWhole } from './support/token.ts';

export const meta: RuleMeta = {
  id: 'jwt-crit-invalid',
  title: 'Broken crit in the token header',
  what: 'The crit of a header is no list of names of other, unregistered header members.',
  why: 'Verifiers must refuse such a token.',
  fix: 'List in crit only extension members that stand in the header, each once, or leave it away.',
  references: ['RFC 7515 4.1.11'],
  since: '0.1.0',
  examples: () => ({
    bad: [
      {
        title: 'an empty crit',
        exchanges: [{ request: { authorization: bearer({}, { alg: 'ES256', typ: 'at+jwt', kid: 'k1', crit: [] }) } }],
      },
    ],
    good: [
      {
        title: 'crit with an extension that is there',
        exchanges: [
          {
            request: {
              authorization: bearer({}, { alg: 'ES256', typ: 'at+jwt', kid: 'k1', crit: ['urn:a'], 'urn:a': 1 }),
            },
          },
        ],
      },
    ],
  }),
};

const REGISTERED = new Set<unknown>([
  'alg',
  'jku',
  'jwk',
  'kid',
  'x5u',
  'x5c',
  'x5t',
  'x5t#S256',
  'typ',
  'cty',
  'crit',
  'enc',
  'zip',
  'epk',
  'apu',
  'apv',
  'iv',
  'tag',
  'p2s',
  'p2c',
]);

export default defineRule({
  id: 'jwt-crit-invalid',
  subject: 'credential',
  severity: 'error',
  confidence: 'high',
  check({ credential }) {
    const { jwt } = credential;
    const header = jwt?.header;
    const crit = header?.crit;
    if (jwt === undefined || header === undefined || crit === undefined) return [];
    let reason = '';
    if (!Array.isArray(crit) || crit.length === 0) reason = 'it is no list with entries';
    else if (crit.some((name) => typeof name !== 'string')) reason = 'it lists something that is no text';
    else if (new Set(crit).size < crit.length) reason = 'it lists a name twice';
    else if (crit.some((name) => REGISTERED.has(name))) reason = 'it lists a registered member';
    else if (isWhole(jwt) && crit.some((name) => header[name as string] === undefined))
      reason = 'it lists a member that the header does not have';
    if (reason === '') return [];
    return [
      {
        message: `${describeToken(credential)} has a crit that verifiers must refuse: ${reason}.`,
        evidence: [`crit: ${reason}`],
      },
    ];
  },
});
