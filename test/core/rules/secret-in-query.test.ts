import { expect, it } from 'vitest';
import type { ExampleExchange } from '../../../src/core/rules/rule.ts';
import { lintFor } from './lint.ts';

const said = (...exchanges: ExampleExchange[]) =>
  lintFor('secret-in-query', exchanges).map(({ severity, message }) => `${severity}: ${message}`);
const get = (target: string, rest: ExampleExchange = {}) => ({ url: `https://app.example.com${target}`, ...rest });

it('names all parameters of one kind once', () => {
  expect(said(get('/register?password=********&password2=********&otp=******'))).toEqual([
    'error: A password is sent to app.example.com in the URL, as password, password2.',
    'error: A one-time code is sent to app.example.com in the URL, as otp.',
  ]);
});

it('finds one in any method, and counts what comes again', () => {
  const findings = lintFor(
    'secret-in-query',
    [1, 2].map(() => get('/api/check?pw=********', { method: 'POST' })),
  );
  expect(findings.map(({ count }) => count)).toEqual([2]);
});

it('is an info for the link of a mail, and a warning where a script sends on what was in it', () => {
  const target = '/reset-password?token=mN4qTz8RkW2vYp6XsD0aLf';
  expect(said(get(target, { type: 'document' }))[0]).toMatch(/^info: A token that sets a new password/);
  expect(said(get(`/api${target}`))[0]).toMatch(/^warning: /);
});

it('leaves a login by GET to the rule about that', () => {
  expect(said(get('/login?user=ada&password=********', { type: 'document' }))).toEqual([]);
  expect(said(get('/login?password=********', { type: 'document' }))).toHaveLength(1);
  expect(said(get('/login?user=ada&password=********', { method: 'POST' }))).toHaveLength(1);
});

it('is silent on a page about passwords', () => {
  expect(said(get('/settings/password?tab=policy'), get('/login?next=/password'))).toEqual([]);
});
