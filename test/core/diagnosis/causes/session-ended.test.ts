import { describe, expect, it } from 'vitest';
import type { ExampleExchange } from '../../../../src/core/rules/rule.ts';
import { NOW } from '../../../../src/core/rules/support/examples.ts';
import { causesOf, diagnose } from '../diagnose.ts';
import { me, OTHER_SID, page, signIn, withSid } from '../steps.ts';

const MINUTE = 60_000;
const letIn = (minutes: number, rest: Partial<ExampleExchange> = {}) =>
  me({ request: withSid, status: 200, at: NOW + minutes * MINUTE, ...rest });
const refused = (minutes: number, rest: Partial<ExampleExchange> = {}) =>
  me({ request: withSid, at: NOW + minutes * MINUTE, ...rest });
const start = [page({ at: NOW }), signIn({ at: NOW })];

describe('session-ended', () => {
  it('is named where what was let in is refused after half an hour of rest, and says how long', () => {
    const [failure] = diagnose([...start, letIn(1), refused(36)]);
    expect(failure?.causes[0]?.cause).toBe('session-ended');
    expect(failure?.summary).toContain('was let in 35 min before (#3)');
  });

  it('is named where the page itself leads to where one signs in', () => {
    const home = (minutes: number, rest: Partial<ExampleExchange> = {}): ExampleExchange =>
      page({ url: 'https://app.example.com/home', request: withSid, at: NOW + minutes * MINUTE, ...rest });
    const toLogin = { status: 302, response: { location: '/login' } };
    expect(causesOf([...start, home(1), home(45, toLogin)])[0]).toBe('session-ended');
  });

  it('stands behind when there was no rest: then the servers may not share the session', () => {
    expect(causesOf([...start, letIn(1), refused(1.1)])[0]).not.toBe('session-ended');
  });

  it('is silent where somebody signed out, where nothing was let in, and where a page may be open to all', () => {
    const signOut: ExampleExchange = {
      url: 'https://app.example.com/logout',
      method: 'POST',
      status: 204,
      request: withSid,
      at: NOW + 2 * MINUTE,
    };
    expect(causesOf([...start, letIn(1), signOut, refused(40)])).not.toContain('session-ended');
    expect(causesOf([...start, refused(40)])).not.toContain('session-ended');
    const open = page({ request: withSid, at: NOW + MINUTE });
    expect(causesOf([...start, open, refused(40)])).not.toContain('session-ended');
  });

  it('is silent of another session than the one that was let in, and of a refusal of rights', () => {
    const other = { cookie: `sid=${OTHER_SID}` };
    expect(causesOf([...start, letIn(1), refused(40, { request: other })])).not.toContain('session-ended');
    expect(causesOf([...start, letIn(1), refused(40, { status: 403 })])).not.toContain('session-ended');
  });
});
