import { expect, it } from 'vitest';
import { samlPost, samlXml } from '../../../src/core/rules/support/example-flows.ts';
import { severities } from './lint.ts';

it('is a warning for another path of the same host', () => {
  expect(
    severities('saml-destination-mismatch', [
      samlPost(samlXml(['https://app.example.com/acs', 'https://app.example.com/saml'])),
    ]),
  ).toEqual(['warning']);
});
