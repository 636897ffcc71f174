import { describe, expect, it } from 'vitest';
import { readCookies } from '../../../src/core/credential/read-cookies.ts';
import { readRequestHeader, readRequestUrl } from '../../../src/core/credential/read-header.ts';

describe('what a recorder took out', () => {
  it.each([
    ['x-apikeys', '[REDACTED]', 'api-key'],
    ['x-api-key', '', 'api-key'],
    ['private-token', 'xxxxxxxx', 'opaque'],
    ['x-apikeys', 'accessKey=[REDACTED]; secretKey=[REDACTED]', 'api-key'],
    ['authorization', 'Bearer ***', 'opaque'],
    ['authorization', 'Basic [REDACTED]', 'basic'],
    ['authorization', '<redacted>', 'opaque'],
  ])('%s: %s is known by its name, and not measured', (name, value, kind) => {
    expect(readRequestHeader(name, value)).toMatchObject([{ hidden: true, value: '', bytes: 0, kind }]);
  });

  it.each([
    ['x-request-id', '[REDACTED]'],
    ['x-csrf-token', '[REDACTED]'],
    ['idempotency-key', '***'],
  ])('%s: %s proves nobody’s identity', (name, value) => expect(readRequestHeader(name, value)).toEqual([]));

  it('is known in cookies and in parameters', () => {
    expect(readCookies([{ name: 'sid', value: '[REDACTED]' }]).found).toMatchObject([{ hidden: true }]);
    expect(readRequestUrl('https://a.example/?api_key=REDACTED&q=shoes')).toMatchObject([
      { hidden: true, kind: 'api-key' },
    ]);
  });
});

describe('several values in one header', () => {
  it('are read by their names', () => {
    const [found] = readRequestHeader('x-apikeys', 'accessKey=0f0f0f0f1e1e1e1e; secretKey=1234567890abcdef');
    expect(found).toMatchObject({ kind: 'api-key', value: '0f0f0f0f1e1e1e1e' });
  });
  it('of other names are none', () => {
    expect(readRequestHeader('x-settings', 'theme=dark; pageSize=100; sort=byname')).toEqual([]);
  });
});
