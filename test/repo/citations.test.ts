import { describe, expect, it } from 'vitest';
import { parseReference } from '../../scripts/rules/references.mjs';
import { NOT_RULES } from '../../scripts/rules/render.mjs';
import type { RuleMeta } from '../../src/core/rules/rule.ts';
import { citations } from './citations.ts';

const loaded = import.meta.glob<{ meta: RuleMeta }>('../../src/core/rules/*.ts', { eager: true });
const metas = Object.entries(loaded)
  .filter(([path]) => !NOT_RULES.has(path.replace(/^.*\/|\.ts$/g, '')))
  .map(([, { meta }]) => meta);

/** Cited for another thing than they say, once; the words are what each really says. */
const NOT_ABOUT: readonly [citation: string, rule: RegExp, says: string][] = [
  ['CWE 1275', /domain|path/, 'SameSite, not Domain'],
  ['RFC 9700 2.2.1', /lifetime|exp/, 'sender-constraining, not lifetimes'],
  ['RFC 6750 5.3', /csrf/, 'bearer tokens in cookies, not sessions'],
  ['RFC 9449 4.2', /^(?!dpop)/, 'DPoP proofs, not other tokens'],
  ['ASVS 11.2.3', /rsa-key/, '128 bits of security: RSA keys of 3072 bits'],
  ['ASVS 3.5.2', /preflight/, 'what goes around a preflight, not a preflight that fails'],
  ['ASVS 10.1.2', /^(?!oauth|oidc)/, 'state, nonce and verifier of one transaction'],
  ['ASVS 10.2.3', /^jwt/, 'scopes that a client requests, not what a token holds'],
  ['ASVS 14.2.1', /claims/, 'URLs, not claims'],
  ['ASVS 9.2.1', /no-exp/, 'a time span that is present'],
  ['RFC 6265bis 8.8.2', /breaks-login/, 'links to a site, not logins that come back'],
  ['CWE 598', /fragment|in-path|credentials-in-url/, 'queries, not fragments, paths or userinfo'],
];

describe('the citations of the rules', () => {
  it.each(metas.map(({ id, references }) => [id, references] as const))('%s: each was read', (id, references) => {
    for (const citation of references) {
      expect(
        citations[citation],
        `${id} cites ${citation}. Read that section, and if it says what the rule says add it with a few words to test/repo/citations/*.ts.`,
      ).toBeDefined();
    }
  });

  it.each(NOT_ABOUT)('%s stands for nothing it does not say', (citation, about, says) => {
    const wrong = metas.filter(({ id, references }) => about.test(id) && references.includes(citation));
    expect(
      wrong.map(({ id }) => id),
      `${citation} is about ${says}`,
    ).toEqual([]);
  });

  it('are held with a few words each', () => {
    for (const [citation, words] of Object.entries(citations)) {
      expect(URL.canParse(parseReference(citation).url), citation).toBe(true);
      expect(words.length, citation).toBeGreaterThan(8);
      expect(words.split(' ').length, `${citation}: a few words, no quotation`).toBeLessThanOrEqual(20);
    }
  });
});
