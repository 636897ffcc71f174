import type { RequestListener } from 'node:http';
import type { Page } from 'puppeteer-core';
import { clickThrough, fill } from '../../stacks/harness/steps.mjs';
import { behindProxy } from './http.ts';
import { importServer } from './packages.ts';

/** The part of oidc-provider that is used here. */
export interface RealProvider {
  proxy: boolean;
  callback(): RequestListener;
  on(event: string, listener: (...values: unknown[]) => void): void;
}

/** oidc-provider with its own pages for signing in, behind what ends TLS. */
export async function startRealProvider(host: string, clients: object[], more: object = {}) {
  type Module = { default: new (issuer: string, configuration: object) => RealProvider };
  const { default: Provider } = await importServer<Module>('oidc-provider/lib/index.js');
  const provider = new Provider(`https://${host}`, {
    clients,
    scopes: ['openid', 'offline_access', 'profile', 'email'],
    claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
    findAccount: async (_context: unknown, id: string) => ({
      accountId: id,
      claims: async () => ({ sub: id, name: id }),
    }),
    clientBasedCORS: () => true,
    cookies: { keys: ['k1', 'k2'] },
    ...more,
    features: { devInteractions: { enabled: true }, ...(more as { features?: object }).features },
  });
  provider.proxy = true;
  return { provider, ...behindProxy(provider.callback(), { 'x-forwarded-proto': 'https' }) };
}

/** Signs in at the provider's own pages, and allows what is asked. */
export async function signInAtProvider(tab: Page): Promise<void> {
  await fill(tab, 'input[name=login]', 'mira');
  await fill(tab, 'input[name=password]', 'wren-cove-41');
  await clickThrough(tab, 'button[type=submit]');
  await tab.waitForSelector('form input[name=prompt][value=consent]');
  await clickThrough(tab, 'button[type=submit]');
}
