import { expect, it } from 'vitest';
import { samlPost, samlXml } from '../../../src/core/rules/support/example-flows.ts';
import { severities } from './lint.ts';

it('finds a weak digest too', () => {
  expect(
    severities('saml-weak-signature', [
      samlPost(
        samlXml([
          '<ds:SignatureMethod',
          '<ds:DigestMethod Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"/><ds:SignatureMethod',
        ]),
      ),
    ]),
  ).toEqual(['warning']);
});
