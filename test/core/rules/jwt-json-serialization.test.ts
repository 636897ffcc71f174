import { expect, it } from 'vitest';
import { CLAIMS, encodeBase64Url } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

const json = JSON.stringify({
  payload: encodeBase64Url(JSON.stringify(CLAIMS)),
  signatures: [{ protected: encodeBase64Url('{"alg":"ES256"}'), signature: 'A'.repeat(86) }],
});

it('finds several signatures too', () => {
  expect(severities('jwt-json-serialization', [{ request: { authorization: `Bearer ${json}` } }])).toEqual(['warning']);
});

it('leaves signed documents in bodies alone', () => {
  const responseBody = { mediaType: 'application/json', text: json };
  expect(severities('jwt-json-serialization', [{ responseBody }])).toEqual([]);
});
