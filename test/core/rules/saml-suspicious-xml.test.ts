import { expect, it } from 'vitest';
import { samlPost, samlXml } from '../../../src/core/rules/support/example-flows.ts';
import { severities } from './lint.ts';

it('finds a document type', () => {
  expect(severities('saml-suspicious-xml', [samlPost(`<!DOCTYPE x>${samlXml()}`)])).toEqual(['error']);
});

it('finds an ID that stands twice', () => {
  expect(severities('saml-suspicious-xml', [samlPost(samlXml(['ID="_a1"', 'ID="_r1"']))])).toEqual(['error']);
});
