import { expect, it } from 'vitest';
import { createCapture } from '../../../src/core/capture/create-capture.ts';
import { createPublicSuffixes } from '../../../src/core/http/site.ts';
import type { ExampleExchange } from '../../../src/core/rules/rule.ts';
import { createExchanges } from '../../../src/core/rules/support/examples.ts';

const key = (kid: string) => ({ kty: 'OKP', crv: 'Ed25519', kid, x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' });
const answer = (url: string, value: object): ExampleExchange => ({
  url,
  responseBody: { mediaType: 'application/json', text: JSON.stringify(value) },
});

function keysOf(...exchanges: ExampleExchange[]) {
  const capture = createCapture({ suffixes: createPublicSuffixes('example\n'), browser: 'chrome' });
  for (const exchange of createExchanges({ exchanges })) capture.observe({ kind: 'exchange', exchange });
  const read = capture.keys().read();
  capture.clear();
  expect(capture.keys().read()).toEqual({ sets: [], issuers: [] });
  return read;
}

it('knows the key sets that were seen and where issuers say that theirs are', () => {
  const url = 'https://id.example/keys';
  const { sets, issuers } = keysOf(
    answer('https://id.example/.well-known/openid-configuration', {
      issuer: 'https://id.example',
      token_endpoint: 'https://id.example/token',
      jwks_uri: url,
    }),
    answer(url, { keys: [key('a')] }),
    answer('https://app.example/api/keys', { keys: ['no', 'key'] }),
  );
  expect(sets).toEqual([{ url, at: expect.any(Number), keys: [key('a')] }]);
  expect(issuers).toEqual([{ issuer: 'https://id.example', keysUrl: url }]);
});

it('has of each address the newest, and not more than it may', () => {
  const many = Array.from({ length: 30 }, (_, at) => answer(`https://id.example/keys/${at}`, { keys: [key(`${at}`)] }));
  const { sets } = keysOf(...many, answer('https://id.example/keys/20', { keys: [key('new')] }));
  expect(sets).toHaveLength(16);
  expect(sets.at(-1)).toMatchObject({ url: 'https://id.example/keys/20', keys: [{ kid: 'new' }] });
  expect(sets.some(({ url }) => url.endsWith('/0'))).toBe(false);
});
