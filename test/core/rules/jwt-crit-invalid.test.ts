import { expect, it } from 'vitest';
import { meta } from '../../../src/core/rules/jwt-crit-invalid.ts';
import { bearer, OPAQUE } from '../../../src/core/rules/support/examples.ts';
import { lintFor, severities, tellFalsely } from './lint.ts';

it('refuses registered names', () => {
  expect(
    severities('jwt-crit-invalid', [{ request: { authorization: bearer({}, { alg: 'ES256', crit: ['alg'] }) } }]),
  ).toEqual(['error']);
});

it('says nothing on what is right', () => {
  expect(tellFalsely(meta)).toEqual([]);
});

const critOf = (crit: unknown, header: object = {}) =>
  lintFor('jwt-crit-invalid', [
    { request: { authorization: bearer({}, { alg: 'ES256', kid: 'k1', crit, ...header }) } },
  ]);

it.each('alg jku jwk kid x5u x5c x5t x5t#S256 typ cty crit enc zip epk apu apv iv tag p2s p2c'.split(' '))(
  'refuses the registered name %s, beside one that is none',
  (name) => {
    expect(critOf(['urn:a', name], { 'urn:a': 1, ...(name === 'crit' ? {} : { [name]: 'x' }) })[0]?.message).toContain(
      'lists a registered member',
    );
  },
);

it.each([
  ['urn:a', 'it is no list with entries'],
  [{}, 'it is no list with entries'],
  [['urn:a', 1], 'it lists something that is no text'],
  [['urn:a', 'urn:a'], 'it lists a name twice'],
  [['urn:a', 'urn:b'], 'it lists a member that the header does not have'],
])('says of %j what is wrong', (crit, reason) => {
  expect(critOf(crit, { 'urn:a': 1 })[0]?.evidence).toEqual([`crit: ${reason}`]);
});

it('is silent without crit, and on what is no JWT', () => {
  expect(severities('jwt-crit-invalid', [{ request: { authorization: bearer() } }])).toEqual([]);
  expect(severities('jwt-crit-invalid', [{ request: { authorization: `Bearer ${OPAQUE}` } }])).toEqual([]);
});
