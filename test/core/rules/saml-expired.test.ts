import { expect, it } from 'vitest';
import { samlPost, samlXml } from '../../../src/core/rules/support/example-flows.ts';
import { severities } from './lint.ts';

it('finds one that has not begun', () => {
  expect(
    severities('saml-expired', [samlPost(samlXml(['NotBefore="', 'NotBefore="2030-01-01T00:00:00Z" Was="']))]),
  ).toEqual(['warning']);
});
