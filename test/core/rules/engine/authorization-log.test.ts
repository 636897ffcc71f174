import { expect, test } from 'vitest';
import { createAuthorizationLog } from '../../../../src/core/rules/engine/authorization-log.ts';
import type { ExampleExchange } from '../../../../src/core/rules/rule.ts';
import { createExchanges, NOW } from '../../../../src/core/rules/support/examples.ts';

const authorize = (state: string) =>
  `https://id.example.com:8443/authorize?response_type=code&client_id=web&state=${state}`;

function logOf(...exchanges: ExampleExchange[]) {
  const log = createAuthorizationLog();
  for (const exchange of createExchanges({ exchanges })) log.observe(exchange, new URL(exchange.url));
  return log.all();
}
const statesOf = (...exchanges: ExampleExchange[]) => logOf(...exchanges).map(({ params }) => params.get('state'));
const sendTo = (location: string, status = 302): ExampleExchange => ({
  url: 'https://app.example.com/login',
  status,
  response: { location },
});

test('a request that a browser makes is known with its host, its time and its parameters', () => {
  const [request] = logOf({ url: authorize('a') });
  expect(request).toMatchObject({ host: 'id.example.com', at: NOW, href: authorize('a') });
  expect(request?.params.get('client_id')).toBe('web');
});

test('a request that a redirect sends the browser to is known from when the redirect came', () => {
  expect(logOf(sendTo(authorize('a')))).toMatchObject([{ at: NOW + 50, href: authorize('a') }]);
});

test.each([299, 400, 200])('a Location beside status %i leads nowhere', (status) => {
  expect(logOf(sendTo(authorize('a'), status))).toEqual([]);
});

test.each([300, 302, 303, 307, 399])('a Location beside status %i does', (status) => {
  expect(statesOf(sendTo(authorize('a'), status))).toEqual(['a']);
});

test.each([
  ['a redirect without a Location', { status: 302 }],
  ['a redirect to a page', sendTo('https://id.example.com/?client_id=web')],
  ['a redirect to what is no address', sendTo('/authorize?response_type=code&client_id=web')],
  ['an ordinary page', { url: 'https://app.example.com/?state=a' }],
])('%s is no authorization request', (_what, exchange) => {
  expect(logOf(exchange)).toEqual([]);
});

test('the newest comes first, and one that is loaded again is no second one', () => {
  const again = [sendTo(authorize('a')), { url: authorize('a') }, { url: authorize('b') }, { url: authorize('a') }];
  expect(statesOf(...again)).toEqual(['b', 'a']);
});

test('the last 32 are kept', () => {
  const exchanges = Array.from({ length: 40 }, (_, n) => ({ url: authorize(`s${n}`) }));
  const states = statesOf(...exchanges);
  expect(states).toHaveLength(32);
  expect([states[0], states.at(-1)]).toEqual(['s39', 's8']);
});
