import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/saml-unsolicited.ts';
import { samlPost, samlXml } from '../../../src/core/rules/support/example-flows.ts';
import { severities, tell } from './lint.ts';

it('takes the mark in the assertion for an answer', () => {
  expect(
    severities('saml-unsolicited', [
      samlPost(
        samlXml(
          ['InResponseTo="_q1"', ''],
          ['<saml:SubjectConfirmationData', '<saml:SubjectConfirmationData InResponseTo="_q1"'],
        ),
      ),
    ]),
  ).toEqual([]);
});

it('tells of each bad example what is wrong', () => {
  expect(tell(meta)).toEqual([['no InResponseTo', 'info', 'A SAML response for app.example.com answers no request.']]);
});
