import { expect, it } from 'vitest';
import type { ExampleExchange } from '../../../src/core/rules/rule.ts';
import { CODE, tokenAnswer } from '../../../src/core/rules/support/example-flows.ts';
import { OPAQUE } from '../../../src/core/rules/support/examples.ts';
import { lintFor } from './lint.ts';

const send = (body: object | undefined, status: number, rest: ExampleExchange = {}, code = CODE): ExampleExchange => {
  const exchange = tokenAnswer({ grant_type: 'authorization_code', code, client_id: 'web' }, body ?? {}, {
    status,
    ...rest,
  });
  if (body === undefined) delete exchange.responseBody;
  return exchange;
};
const GRANTED = { access_token: OPAQUE, token_type: 'Bearer', expires_in: 300 };
const refused = (error: string) => send({ error }, 400);
const said = (...exchanges: ExampleExchange[]) =>
  lintFor('oauth-code-reused', exchanges).map(({ severity, message }) => `${severity}: ${message}`);

it('says that a server took a code twice only when it gave out tokens twice', () => {
  expect(said(send(GRANTED, 200), send(GRANTED, 200))).toEqual(['error: id.example.com accepted the same code twice.']);
  expect(said(send(undefined, 200), send(undefined, 200))).toEqual([
    'warning: A code was sent to id.example.com again after it had been sent, and answered 200.',
  ]);
});

it('says that a page sends a code again, and that the server refused it', () => {
  expect(said(send(GRANTED, 200), refused('invalid_grant'))).toEqual([
    'warning: A code was sent to id.example.com again after it had been redeemed, and answered 400.',
  ]);
  expect(said(refused('invalid_grant'), send(GRANTED, 200))).toEqual([
    'warning: A code was sent to id.example.com again after it had been sent, and answered 200.',
  ]);
  expect(said(send(GRANTED, 200), send({ error: 'bad_verification_code' }, 200))).toHaveLength(1);
});

it.each([
  ['the nonce the server asked for, by its error', refused('use_dpop_nonce')],
  ['the nonce the server asked for, by its header alone', send(undefined, 400, { response: { 'dpop-nonce': 'n1' } })],
  ['another client authentication', send({ error: 'invalid_client' }, 401)],
  ['a failure of the server', send(undefined, 503)],
  ['a request that got no answer', send(undefined, 0, { error: 'net::ERR_FAILED' })],
])('is silent on the code sent again after %s', (_title, first) => {
  expect(said(first, send(GRANTED, 200))).toEqual([]);
  expect(said(first, first, send(GRANTED, 200))).toEqual([]);
});

it('still finds a code that is used twice after such an answer', () => {
  expect(said(refused('use_dpop_nonce'), send(GRANTED, 200), send(GRANTED, 200))).toEqual([
    'error: id.example.com accepted the same code twice.',
  ]);
});

it('is silent on two codes, and on a code that was refused twice', () => {
  expect(said(send(GRANTED, 200), send(GRANTED, 200, {}, 'another-code-Zq81'))).toEqual([]);
  expect(said(refused('invalid_grant'), refused('invalid_grant'))).toEqual([]);
});

it.each([
  ['a failure of the server', send(undefined, 503)],
  ['an answer that never came to its end', send(undefined, 200, { error: 'net::ERR_ABORTED' })],
  ['a redirect', send(undefined, 300)],
  ['no final answer', send(undefined, 199)],
])('is silent where the code sent again got %s', (_title, again) => {
  expect(said(send(GRANTED, 200), again)).toEqual([]);
});

it.each([
  ['401 with invalid_grant', send({ error: 'invalid_grant' }, 401)],
  ['400 without a reason', send(undefined, 400)],
  ['299', send(undefined, 299)],
])('tells of a code sent again that was answered %s', (_title, again) => {
  expect(said(send(GRANTED, 200), again)).toHaveLength(1);
});

it('is silent on token requests without a code, and on codes of another grant', () => {
  const other = (fields: Record<string, string>) => tokenAnswer({ client_id: 'web', ...fields }, GRANTED);
  const plain = other({ grant_type: 'client_credentials' });
  expect(said(plain, plain)).toEqual([]);
  const extension = other({ grant_type: 'urn:example:grant', code: CODE });
  expect(said(extension, extension)).toEqual([]);
});

it.each(['[REDACTED]', '***', '[code redacted]'])('is silent on codes that a recorder took out: %s', (mark) => {
  expect(said(send(GRANTED, 200, {}, mark), send(GRANTED, 200, {}, mark))).toEqual([]);
});
