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
