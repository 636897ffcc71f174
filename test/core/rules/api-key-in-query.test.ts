import { expect, it } from 'vitest';
import { OTHER_ID } from '../../../src/core/rules/support/example-flows.ts';
import { severities } from './lint.ts';

it('is an info for a service of others', () => {
  expect(severities('api-key-in-query', [{ url: `https://weather.example.net/?appid=${OTHER_ID}` }])).toEqual(['info']);
});

it('is silent on what is no key', () => {
  expect(severities('api-key-in-query', [{ url: 'https://app.example.com/?key=spring-collection-2026-sale' }])).toEqual(
    [],
  );
});
