import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/saml-suspicious-xml.ts';
import { samlPost, samlXml } from '../../../src/core/rules/support/example-flows.ts';
import { severities, tellFalsely } from './lint.ts';

it('finds a document type', () => {
  expect(severities('saml-suspicious-xml', [samlPost(`<!DOCTYPE x>${samlXml()}`)])).toEqual(['error']);
});

it('finds an ID that stands twice', () => {
  expect(severities('saml-suspicious-xml', [samlPost(samlXml(['ID="_a1"', 'ID="_r1"']))])).toEqual(['error']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});
