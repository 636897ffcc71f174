import { expect, test } from 'vitest';
import { createBrowser } from '../../labelled/browser.ts';
import { reportOf } from '../../labelled/run.ts';
import { jwe, jwt } from '../../labelled/values.ts';

function evidenceOf(token: string): string {
  const b = createBrowser();
  b.open('https://www.shop.example/');
  const headers = { Authorization: `Bearer ${token}` };
  for (const path of ['a', 'b', 'c']) b.fetch(`https://www.shop.example/api/${path}`, { headers });
  return (
    reportOf(b.exchanges)
      .sites[0]?.strategy.evidence.map(({ text }) => text)
      .join('\n') ?? ''
  );
}

test('an encrypted token is called encrypted, and a signed one is not', () => {
  expect(evidenceOf(jwe())).toContain('encrypted bearer token (JWE)');
  expect(evidenceOf(jwt())).not.toContain('encrypted');
});
