// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, test } from 'vitest';
import { SignedIn } from '../../src/panel/status/SignedIn.tsx';
import { settle } from '../ui/settle.ts';

const login = { id: 'oidc-code', pkce: 'S256', provider: 'id.example.net', steps: [] } as const;

async function textOf(more: object, isShort: boolean) {
  const root = document.createElement('div');
  await settle(() =>
    render(<SignedIn login={{ ...login, steps: [], exchanges: [], ...more }} isShort={isShort} />, root),
  );
  return root.textContent;
}

test('the status tells the protocol, the provider and how it ended', async () => {
  const all = 'OpenID Connect, authorization code with PKCE at id.example.net';
  expect(await textOf({}, false)).toBe(`Signed in by ${all}`);
  expect(await textOf({ outcome: 'failed' }, false)).toBe(`Tried to sign in by ${all}, refused`);
});

test('beside a failure only the protocol, and never as if it had worked', async () => {
  expect(await textOf({}, true)).toBe('Signed in by OpenID Connect');
  expect(await textOf({ outcome: 'failed' }, true)).toBe('Refused: OpenID Connect');
  expect(await textOf({ outcome: 'pending' }, true)).toBe('Tried OpenID Connect');
});
