import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/saml-weak-signature.ts';
import { samlPost, samlXml } from '../../../src/core/rules/support/example-flows.ts';
import { severities, tellFalsely } from './lint.ts';

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

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
