import { expect, it } from 'vitest';
import { createCapture } from '../../../src/core/capture/create-capture.ts';
import { createPublicSuffixes } from '../../../src/core/http/site.ts';
import { WEAK_TOKEN } from '../../../src/core/rules/support/example-flows.ts';
import { bearer, claimsWith, createExchanges, sampleJwt } from '../../../src/core/rules/support/examples.ts';

function capture(...authorization: string[]) {
  const created = createCapture({ suffixes: createPublicSuffixes('com\n'), browser: 'chrome' });
  const exchanges = authorization.map((value) => ({ request: { authorization: value } }));
  for (const exchange of createExchanges({ exchanges })) created.observe({ kind: 'exchange', exchange });
  return created;
}

it('hands out a token with a MAC once, and none that are signed by a key pair', () => {
  const created = capture(`Bearer ${WEAK_TOKEN}`, `Bearer ${WEAK_TOKEN}`, bearer());
  expect(created.takeUntried().map(({ value }) => value)).toEqual([WEAK_TOKEN]);
  expect(created.takeUntried()).toEqual([]);
});

it('does not hand out the token that follows one', () => {
  const next = sampleJwt(claimsWith({ jti: 'next' }), { alg: 'HS256', typ: 'at+jwt' }, 'A'.repeat(43));
  expect(capture(`Bearer ${WEAK_TOKEN}`, `Bearer ${next}`).takeUntried()).toHaveLength(1);
});

it('turns what was found into a finding', () => {
  const created = capture(`Bearer ${WEAK_TOKEN}`);
  const [credential] = created.takeUntried();
  created.observe({ kind: 'secret', at: 0, credential: credential?.id ?? '', found: 'well-known' });
  const findings = created.findings('example.com').filter(({ rule }) => rule === 'jwt-weak-hmac-secret');
  expect(findings.map(({ severity, count }) => [severity, count])).toEqual([['error', 1]]);
  expect(JSON.stringify(findings)).not.toContain(WEAK_TOKEN.split('.')[2]);
});

it('takes a credential it does not know for nothing', () => {
  expect(capture().observe({ kind: 'secret', at: 0, credential: 'jwt#9', found: 'empty' })).toBe(undefined);
});
