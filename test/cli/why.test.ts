import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPublicSuffixes } from '../../build/public-suffixes.ts';
import { run } from '../../src/cli/run.ts';

function why(name: string, ...args: string[]) {
  let out = '';
  let err = '';
  const code = run(['why', `${name}.har`, ...args], {
    version: '1.2.3',
    readFile: (path) => readFileSync(new URL(`../failures/recordings/${path}`, import.meta.url), 'utf8'),
    suffixes: readPublicSuffixes,
    out: (piece) => {
      out += piece;
    },
    err: (piece) => {
      err += piece;
    },
    now: () => Date.UTC(2026, 10, 28, 4),
    color: false,
    width: 100,
  });
  return { code, out: out.replace(/\s+/g, ' '), json: () => JSON.parse(out), err };
}

describe('watchword why', () => {
  it('says what happened and why in the first sentence, and ends with 1', () => {
    const { code, out } = why('19-bearer-undefined');
    expect(code).toBe(1);
    expect(out).toMatch(/^ ?401 on GET \/api\/orders, twice: Authorization is “Bearer undefined”, a placeholder/);
    expect(out).toContain("Who can mend it: the page's script");
    expect(out).toContain('Read the right member of the answer to the sign-in.');
  });

  it('ends with 0 where nothing went wrong, and says what belongs to the course of things', () => {
    const { code, out } = why('24b-dpop-nonce-retry-correct');
    expect(code).toBe(0);
    expect(out).toContain('Nothing went wrong that can be seen here.');
    expect(out).toContain('The server gave a nonce, and the request was sent again with it (#7).');
  });

  it('tells of one request only what concerns it', () => {
    expect(why('02-cross-site-cookie-lax', '--request', '4').code).toBe(1);
    const other = why('02-cross-site-cookie-lax', '--request', '1');
    expect(other.code).toBe(0);
    expect(other.out).toContain('Nothing went wrong with #1 that can be seen here.');
  });

  it('writes JSON and Markdown', () => {
    const { json } = why('14-domain-localhost-deletion', '--format', 'json');
    expect(json()).toMatchObject({
      failures: [{ count: 2, causes: [{ cause: 'cookie-set-and-deleted', mends: 'api' }] }],
      expected: [],
    });
    expect(why('14-domain-localhost-deletion', '--format', 'markdown').out).toContain('### What went wrong');
  });

  it('refuses what is no number of a request', () => {
    expect(why('19-bearer-undefined', '--request', 'abc')).toMatchObject({
      code: 2,
      err: expect.stringContaining('no number'),
    });
    expect(why('19-bearer-undefined', '--request', '99')).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no request #99'),
    });
  });

  it('shows no token, no password and no cookie value', () => {
    for (const name of [
      '02-cross-site-cookie-lax',
      '15-code-redeemed-twice',
      '31-graphql-200-unauthenticated',
      '33-logout-clears-other-cookie',
    ]) {
      const { out } = why(name, '--format', 'json');
      expect(out).not.toMatch(/eyJ[A-Za-z0-9]|wren-cove|KnxnlTjnhfw|fY-8u23F|s%3A/);
    }
  });
});
