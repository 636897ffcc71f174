import { expect, it } from 'vitest';
import { samlPost } from '../../../src/core/rules/support/example-flows.ts';
import { severities } from './lint.ts';

it('is silent on an answer without an assertion', () => {
  expect(
    severities('saml-no-audience', [
      samlPost('<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="a"></samlp:Response>'),
    ]),
  ).toEqual([]);
});
