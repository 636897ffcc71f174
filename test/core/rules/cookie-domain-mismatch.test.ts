import { expect, it } from 'vitest';
import { SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

const of = (line: string) => severities('cookie-domain-mismatch', [{ response: { 'set-cookie': line } }]);

it('finds a sibling: a warning for what signs nobody in, an error for a session', () => {
  expect(of('a=1; Domain=api.example.com; Secure')).toEqual(['warning']);
  expect(of(`sid=${SESSION_ID}; Domain=api.example.com; Secure`)).toEqual(['error']);
});

it('is silent on a cookie of a network in front of the site', () => {
  expect(of(`AWSALB=${SESSION_ID}${SESSION_ID}; Domain=elb.example.net; Secure`)).toEqual([]);
});
