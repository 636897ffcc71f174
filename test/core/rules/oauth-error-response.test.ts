import { expect, it } from 'vitest';
import type { ExampleExchange } from '../../../src/core/rules/rule.ts';
import { lintFor } from './lint.ts';

const said = (query: string, type: ExampleExchange['type'] = 'document') =>
  lintFor('oauth-error-response', [{ url: `https://app.example.com/cb?${query}`, type }]).map(({ message }) => message);

it('names the error and what is said of it', () => {
  expect(said('error=access_denied&error_description=no&state=af0ifjsldkj')).toEqual([
    'The login returned to app.example.com with the error access_denied (no).',
  ]);
});

it('leaves the answer to a silent frame to the rule about that', () => {
  expect(said('error=login_required&state=af0ifjsldkj', 'subdocument')).toEqual([]);
  expect(said('error=login_required&state=af0ifjsldkj')).toHaveLength(1);
  expect(said('error=access_denied&state=af0ifjsldkj', 'subdocument')).toHaveLength(1);
});

it('is silent on error without state', () => {
  expect(said('error=1')).toEqual([]);
});
