import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/saml-no-audience.ts';
import { samlPost } from '../../../src/core/rules/support/example-flows.ts';
import { severities, tell } from './lint.ts';

it('is silent on an answer without an assertion', () => {
  expect(
    severities('saml-no-audience', [
      samlPost('<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="a"></samlp:Response>'),
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([['no audience', 'warning', 'A SAML assertion for app.example.com names no audience.']]);
});
