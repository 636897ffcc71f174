// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, test } from 'vitest';
import type { CookieWithheld, RequestFacts } from '../../src/core/report/cookie-use.ts';
import { mountPanel } from '../../src/panel/mount.tsx';
import { describeWithheld } from '../../src/panel/requests/withheld.ts';
import { setClock } from '../../src/ui/clock.ts';
import { createFixtureConnection } from '../fixtures/connection.ts';
import { backstageOf } from '../ui/har-backstage.ts';
import { settle } from '../ui/settle.ts';

let root = document.createElement('div');
let unmount = () => {};

afterEach(() => unmount());

test('a request tells the cookie that was kept back, and the cookie tells its requests', async () => {
  const file = `${import.meta.dirname}/../failures/recordings/07-saml-state-cookie-lax.har`;
  const backstage = backstageOf(readFileSync(file, 'utf8'));
  setClock(backstage.now);
  root = document.createElement('div');
  document.body.replaceChildren(root);
  await settle(() => {
    unmount = mountPanel(root, createFixtureConnection(backstage), { tabId: 1 });
  });
  const press = async (selector: string) => {
    await settle(() => root.querySelector<HTMLElement>(selector)?.click());
    // What is shown first asks for more.
    await settle(() => {});
  };
  await press('.failures .button');
  const cookies = root.querySelector('.request-cookies')?.textContent;
  expect(cookies).toContain('Cookies not sent 1');
  expect(cookies).toContain('SameSite It is SameSite=Lax. This POST came from another site.');
  expect(cookies).toMatch(/set by #\d/);

  await press('.request-cookies button.name');
  expect(root.querySelector('[role=tab][aria-selected=true]')?.textContent).toContain('Credentials');
  expect(root.querySelector('#list-cookies')?.getAttribute('aria-pressed')).toBe('true');
  const requests = root.querySelector('.cookie-requests')?.textContent;
  expect(requests).toMatch(/Requests without it 1.*POST \/saml\/acs/);
});

const REQUEST: RequestFacts = {
  at: 1_000_000,
  method: 'GET',
  host: 'api.shop.example',
  path: '/me',
  navigation: false,
  crossSite: true,
  pageSite: 'shop-ui.example',
};
const cookie = (rest: Partial<CookieWithheld>): CookieWithheld => ({
  name: 'sid',
  domain: 'app.shop.example',
  hostOnly: true,
  path: '/app',
  reason: 'unknown',
  ...rest,
});

describe('why a cookie was kept back', () => {
  it.each<[Partial<CookieWithheld>, string]>([
    [
      { reason: 'host-only' },
      'Domain: It has no Domain, so it goes to app.shop.example alone; this went to api.shop.example.',
    ],
    [
      { reason: 'domain', hostOnly: false },
      'Domain: It is for app.shop.example; this went to api.shop.example, which is not under it.',
    ],
    [{ reason: 'path' }, 'Path: It is for paths under /app; this went to /me.'],
    [{ reason: 'secure' }, 'Secure: It goes over https only; this went over http.'],
    [{ reason: 'expired', expires: 1_000_000 - 120_000 }, 'Expires: It had expired 2 min before.'],
    [
      { reason: 'same-site', sameSite: 'unspecified' },
      'SameSite: Without SameSite it counts as Lax. This was asked for by a page of shop-ui.example.',
    ],
    [
      { reason: 'partition', partition: 'other.example' },
      'Partitioned: It is kept for pages of other.example; this page is of shop-ui.example.',
    ],
  ])('%j is said for sure', (rest, wanted) => {
    const { attribute, text, sure } = describeWithheld(cookie(rest), REQUEST);
    expect(`${attribute}: ${text}`).toBe(wanted);
    expect(sure).toBe(true);
  });

  it('what only the browser or the script knows is called a guess, and both are named where both can be', () => {
    for (const reason of ['third-party', 'credentials', 'unknown'] as const)
      expect(describeWithheld(cookie({ reason }), REQUEST).sure).toBe(false);
    const both = describeWithheld(cookie({ reason: 'credentials', or: 'third-party' }), REQUEST);
    expect(both.sure).toBe(false);
    expect(both.text).toMatch(/without credentials.* Or: the page is of shop-ui\.example/);
  });
});
