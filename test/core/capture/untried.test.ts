import { describe, expect, it } from 'vitest';
import { createCapture } from '../../../src/core/capture/create-capture.ts';
import { createUntried } from '../../../src/core/capture/untried.ts';
import type { Recorded } from '../../../src/core/credential/book.ts';
import type { Observed } from '../../../src/core/credential/observed.ts';
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

describe('a token that is handed out', () => {
  const signed = (n: number, alg: unknown = 'HS256', form = 'jws') =>
    ({
      isNew: true,
      credential: { id: `jwt#${n}`, lineage: `l${n}`, jwt: { form, header: { alg } } },
    }) as unknown as Recorded;
  const untriedOf = (...recorded: Recorded[]) => {
    const untried = createUntried();
    untried.observe({ recorded } as unknown as Observed);
    return untried;
  };

  it.each([
    ['HS256', 1],
    ['HS384', 1],
    ['HS512', 1],
    ['RS256', 0],
    ['XHS256', 0],
    ['HS2560', 0],
    ['none', 0],
    [null, 0],
    [7, 0],
  ])('has a MAC: of %j there are %i', (alg, count) => {
    expect(untriedOf(signed(1, alg)).take()).toHaveLength(count);
  });

  it('is new, and a JWS', () => {
    expect(untriedOf({ ...signed(1), isNew: false }).take()).toEqual([]);
    expect(untriedOf(signed(1, 'HS256', 'jwe')).take()).toEqual([]);
    const { credential } = signed(1);
    expect(untriedOf({ isNew: true, credential: { ...credential, jwt: { form: 'jws' } } } as Recorded).take()).toEqual(
      [],
    );
  });

  it('is one of twenty that wait, and one of two hundred that are remembered', () => {
    const many = Array.from({ length: 25 }, (_, n) => signed(n));
    expect(untriedOf(...many).take()).toHaveLength(20);
    const untried = createUntried();
    const observe = (one: Recorded) => untried.observe({ recorded: [one] } as unknown as Observed);
    const taken = (n: number) => {
      observe(signed(n));
      return untried.take().length;
    };
    expect(Array.from({ length: 200 }, (_, n) => taken(n)).every((count) => count === 1)).toBe(true);
    expect([taken(0), taken(199)]).toEqual([0, 0]);
    expect([taken(200), taken(0)]).toEqual([1, 1]);
  });
});
