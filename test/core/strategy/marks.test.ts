import { expect, test } from 'vitest';
import { createBrowser } from '../../labelled/browser.ts';
import { reportOf } from '../../labelled/run.ts';
import { hex } from '../../labelled/values.ts';

const S = 'https://www.shop.example';

test('a cookie that first tries whether cookies are kept, and does so again later, is judged by the ID between', () => {
  const b = createBrowser();
  const tries = 'sp-cookie=cookietest; Path=/; Secure; SameSite=None';
  b.open(`${S}/`, { set: [tries] });
  b.submit(`${S}/login`, ['user', 'password'], { to: '/', set: [`sp-cookie=${hex(32)}; Path=/; HttpOnly; Secure`] });
  for (const path of ['a', 'b', 'c']) b.fetch(`${S}/api/${path}`);
  b.open(`${S}/again`, { set: [tries] });
  b.open(`${S}/more`);
  const { strategy } = reportOf(b.exchanges).sites[0] ?? {};
  const told = strategy?.evidence.map(({ text }) => text).join('\n');
  expect(strategy?.id).toBe('session-cookie');
  expect(told).toContain('is a random ID of 32 characters');
  expect(told).not.toContain('could be guessed');
});

const toldOf = (exchanges: Parameters<typeof reportOf>[0]) => {
  const site = reportOf(exchanges).sites[0];
  return { id: site?.strategy.id, told: site?.strategy.evidence.map(({ text }) => text).join('\n') ?? '', site };
};

test.each([
  ['csrftoken', 'The cookie csrftoken protects against forged requests: an answer set it without any login.'],
  ['oauth2_state', 'The cookie oauth2_state keeps the state of a sign-in that is under way'],
  ['sid', 'The cookie sid is an anonymous session: an answer set it without any login.'],
])('a cookie %s of a visitor is called what it is', (name, text) => {
  const b = createBrowser();
  b.open(`${S}/`, { set: [`${name}=${hex(32)}; Path=/; HttpOnly; Secure; SameSite=Lax`] });
  for (const path of ['a', 'b', 'c']) b.open(`${S}/${path}`);
  expect(toldOf(b.exchanges).told).toContain(text);
});

test('a request with a credential that got no answer leaves open whether anybody is signed in', () => {
  const seen = (status: number, headers: Record<string, string>) => {
    const b = createBrowser();
    b.open(`${S}/`);
    b.fetch('https://api.shop.example/items', { status, headers });
    return toldOf(b.exchanges);
  };
  const token = { Authorization: 'Bearer 7fK2mQx9vR4tZs8wLp3yNc6bHd1jGa5e' };
  expect(seen(0, token).told).toContain('1 request with a credential got no answer');
  expect(seen(0, token).id).toBe('unknown');
  expect(seen(0, {}).id).toBe('none');
  expect(seen(200, token).told).not.toContain('got no answer');
});

test.each([
  ['params.0.token', 'api-key'],
  ['params.apiKey', 'api-key'],
  ['params.token', 'unknown'],
  ['params.sid', 'unknown'],
])('calls with %s in their parameters, and no login, are %s', (name, id) => {
  const b = createBrowser();
  b.open(`${S}/`);
  for (const call of ['list', 'status', 'list', 'status']) {
    const { requestBody } = b.post(`${S}/jsonrpc`, ['method', name]);
    if (requestBody) requestBody.call = call;
  }
  expect(toldOf(b.exchanges)).toMatchObject({ id, told: expect.stringContaining(`(${name})`) });
});

test('what is two things is told in the plural', () => {
  const b = createBrowser();
  b.open(`${S}/`);
  for (const path of ['a', 'b', 'c']) b.fetch(`${S}/api/${path}?user=ada&password=correct-horse`);
  expect(toldOf(b.exchanges).told).toMatch(/The name and password in the URL \(parameter \w+\) go with 3 of 4 /);
});

test.each([
  ['auth', 'user.login', 'succeeded'],
  ['page', 'user.login', 'pending'],
])(
  'a login by a call is told to have worked by the token that later calls carry (%s after %s)',
  (name, call, outcome) => {
    const b = createBrowser();
    b.open(`${S}/`);
    const send = (what: string, members: string[]) => {
      const { requestBody } = b.post(`${S}/rpc`, ['method', ...members]);
      if (requestBody) requestBody.call = what;
    };
    send(call, ['params.username', 'params.password']);
    for (let turn = 0; turn < 3; turn++) send('host.list', [name]);
    const { logins = [] } = reportOf(b.exchanges).sites[0] ?? {};
    expect(logins[0]?.outcome).toBe(outcome);
  },
);
