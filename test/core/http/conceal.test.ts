import { describe, expect, it } from 'vitest';
import { concealRuns, spellAddress } from '../../../src/core/http/conceal.ts';

describe('a text that is told', () => {
  it.each([
    'Wed, 21 Oct 2026 07:28:00 GMT',
    'Donaudampfschifffahrtsgesellschaft'.slice(0, 31),
    'session_expired',
    'not-allowed-here',
    'X-Frame-Options',
    'abc123',
    'version-2-0-1x',
    'getUserName',
  ])('keeps what a person may have written: %s', (text) => expect(concealRuns(text)).toBe(text));

  it.each([
    ['a1b2c3d4e5f6', '(12 characters)'],
    ['aBcDeFgHiJkL', '(12 characters)'],
    ['ABcDEfGHijKL', '(12 characters)'],
    ['abcdefgh1234', '(12 characters)'],
    ['x'.repeat(32), '(32 characters)'],
    ['see a1b2c3d4e5f6, then go', 'see (12 characters), then go'],
    ['Zk3mPq9vXw7tRb2n.Zk3mPq9vXw7tRb2n', '(16 characters).(16 characters)'],
    ['geheimnißß1234', '(14 characters)'],
  ])('does not keep what nobody would write: %s', (text, told) => expect(concealRuns(text)).toBe(told));
});

describe('an address that is told', () => {
  it.each([
    ['https://app.example.com/orders/list', 'https://app.example.com/orders/list'],
    ['http://localhost:8080/', 'http://localhost:8080/'],
    ['https://ada:hunter22@app.example.com/x?token=abc#frag', 'https://app.example.com/x'],
    ['https://app.example.com/reset/Zk3mPq9vXw7tRb2n/go', 'https://app.example.com/reset/(16 characters)/go'],
    ['https://app.example.com/a;jsessionid=1234/b', 'https://app.example.com/a/b'],
    [`https://app.example.com/${'%41b'.repeat(9)}`, 'https://app.example.com/(36 characters)'],
    [`https://app.example.com/${'%41b'.repeat(8)}`, `https://app.example.com/${'%41b'.repeat(8)}`],
    ['no address', ''],
  ])('%s', (url, told) => expect(spellAddress(url)).toBe(told));

  it('has an end', () => {
    expect(spellAddress(`https://app.example.com${'/abc'.repeat(1000)}`)).toHaveLength(
      'https://app.example.com'.length + 200,
    );
  });
});
