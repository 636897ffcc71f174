import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/saml-expired.ts';
import { samlPost, samlXml } from '../../../src/core/rules/support/example-flows.ts';
import { severities, tellFalsely } from './lint.ts';

it('finds one that has not begun', () => {
  expect(
    severities('saml-expired', [samlPost(samlXml(['NotBefore="', 'NotBefore="2030-01-01T00:00:00Z" Was="']))]),
  ).toEqual(['warning']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
