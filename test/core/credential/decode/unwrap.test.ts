import { describe, expect, it } from 'vitest';
import { unwrap } from '../../../../src/core/credential/decode/unwrap.ts';

const encode = (text: string) => Buffer.from(text).toString('base64url');
const JWT = `${encode('{"alg":"HS256"}')}.${encode('{"sub":"alice"}')}.${'A'.repeat(43)}`;

describe('unwrap', () => {
  it('takes off what sites wrap around a token, and names each step', () => {
    expect(unwrap(JWT)).toEqual({ value: JWT, steps: [], nested: [] });
    expect(unwrap(`Bearer ${JWT}`)).toMatchObject({ value: JWT, steps: ['scheme-removed'] });
    expect(unwrap(`"${JWT}"`)).toMatchObject({ value: JWT, steps: ['unquoted'] });
    expect(unwrap(encodeURIComponent(encodeURIComponent(`"Bearer ${JWT}"`)))).toMatchObject({
      value: JWT,
      steps: ['percent-decoded', 'percent-decoded', 'unquoted', 'scheme-removed'],
    });
  });

  it('decodes percent-escapes no more than twice', () => {
    const thrice = encodeURIComponent(encodeURIComponent(encodeURIComponent('"a"')));
    expect(unwrap(thrice).value).toBe('%22a%22');
    expect(unwrap('%E0%A4%A')).toEqual({ value: '%E0%A4%A', steps: [], nested: [] });
  });

  it('finds tokens in JSON with their path', () => {
    const session = JSON.stringify({ user: { id: 1 }, session: { access_token: JWT, list: [1, { refresh: JWT }] } });
    for (const [raw, step] of [
      [session, []],
      [`j:${session}`, ['json-mark-removed']],
      [`base64-${encode(session)}`, ['base64-decoded']],
    ] as const) {
      expect(unwrap(raw)).toMatchObject({
        steps: step,
        nested: [{ path: 'session.access_token', form: 'jws', value: JWT }, { path: 'session.list[1].refresh' }],
      });
    }
  });

  it('looks four levels deep and at a bounded number of values', () => {
    const deep = (levels: number) => `${'{"a":'.repeat(levels)}"${JWT}"${'}'.repeat(levels)}`;
    expect(unwrap(deep(4)).nested).toHaveLength(1);
    expect(unwrap(deep(5)).nested).toHaveLength(0);
    expect(unwrap(JSON.stringify(Array(2000).fill(JWT))).nested).toHaveLength(32);
  });
});
