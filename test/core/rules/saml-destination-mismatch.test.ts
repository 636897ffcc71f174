import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/saml-destination-mismatch.ts';
import { samlPost, samlXml } from '../../../src/core/rules/support/example-flows.ts';
import { severities, tellFalsely } from './lint.ts';

it('is a warning for another path of the same host', () => {
  expect(
    severities('saml-destination-mismatch', [
      samlPost(samlXml(['https://app.example.com/acs', 'https://app.example.com/saml'])),
    ]),
  ).toEqual(['warning']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
