import { expect, it } from 'vitest';
import { samlPost, samlXml } from '../../../src/core/rules/support/example-flows.ts';
import { severities } from './lint.ts';

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
