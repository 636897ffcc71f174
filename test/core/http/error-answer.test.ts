import { describe, expect, it } from 'vitest';
import { cutToAnswer, readAnswer } from '../../../src/core/http/error-answer.ts';
import { cutPage } from '../../../src/core/http/form-post.ts';
import { findQuadratic } from './linear.ts';

const json = (value: unknown) => readAnswer('application/json', JSON.stringify(value));

describe('what a body says of a refusal', () => {
  it('is the error of OAuth with its description', () => {
    expect(json({ error: 'invalid_grant', error_description: 'Code was used.' })).toEqual({
      error: 'invalid_grant',
      description: 'Code was used.',
    });
  });

  it('is the code and the detail of a problem, and the message of a framework', () => {
    expect(json({ title: 'Forbidden', detail: 'CSRF Failed: CSRF token missing.' })?.description).toContain('CSRF');
    expect(json({ name: 'JsonWebTokenError', message: 'jwt malformed' })).toEqual({
      error: 'JsonWebTokenError',
      description: 'jwt malformed',
    });
    expect(json({ error: { code: 'TOKEN_EXPIRED', message: 'Token has expired' } })).toEqual({
      error: 'TOKEN_EXPIRED',
      description: 'Token has expired',
    });
  });

  it('knows the errors of GraphQL that nobody is signed in', () => {
    expect(
      json({ data: null, errors: [{ message: 'no', extensions: { code: 'UNAUTHENTICATED' } }] })?.unauthenticated,
    ).toBe(true);
    expect(json({ errors: [{ message: 'You are not logged in' }] })?.unauthenticated).toBe(true);
    expect(
      json({ errors: [{ message: 'Cannot query field x', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] })
        ?.unauthenticated,
    ).toBeUndefined();
  });

  it('knows a session without anybody in it', () => {
    for (const value of [
      null,
      {},
      { user: null },
      { session: null, user: null },
      { data: { user: null } },
      { authenticated: false },
    ])
      expect(json(value)?.emptySession).toBe(true);
    expect(json({ user: { name: 'mira' } })?.emptySession).toBeUndefined();
    expect(json({ items: [] })?.emptySession).toBeUndefined();
  });

  it('reads the names of a key set and the relying party of a passkey', () => {
    expect(json({ keys: [{ kty: 'RSA', kid: 'k1', alg: 'RS256', n: 'x' }] })?.keys).toEqual([
      { kid: 'k1', alg: 'RS256' },
    ]);
    expect(json({ publicKey: { challenge: 'abc', rpId: 'example.com' } })?.rpId).toBe('example.com');
  });

  it('holds no token, no key and no address of anybody', () => {
    const said = json({
      message: `token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln of mira@example.com with ${'a1B2'.repeat(10)}`,
    });
    expect(JSON.stringify(said)).not.toMatch(/eyJ|mira@|a1B2/);
  });

  it('reads of a page whether it asks for a password, and of one that refuses what it says', () => {
    const form = '<title>Sign in</title><form><input type="password" name="p"></form>';
    expect(readAnswer('text/html', form)?.loginForm).toBe(true);
    const refused =
      '<title>403 Forbidden</title><style>.cookie{}</style><script>var expired</script><p>CSRF verification failed. Request aborted.</p>';
    expect(readAnswer('text/html', cutToAnswer(refused))).toEqual({
      title: '403 Forbidden',
      description: 'CSRF verification failed',
    });
    expect(cutPage('<p>We use cookies. Your cart has expired.</p>')).toBe('<html>');
    expect(cutPage(refused, true)).toContain('CSRF verification failed');
  });

  it('is linear on pages that nest and never close', () => {
    const pieces = ['<script', '<title>', '<', '<input type', 'cookie '];
    expect(findQuadratic((text) => readAnswer('text/html', text), '', 40_000, pieces)).toEqual([]);
  });

  it('says nothing of other bodies', () => {
    expect(json({ items: [1, 2, 3] })).toBeUndefined();
    expect(readAnswer('application/json', '{broken')).toBeUndefined();
    expect(readAnswer('image/png', 'PNG')).toBeUndefined();
  });
});
