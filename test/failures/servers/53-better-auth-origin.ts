import type { RequestListener } from 'node:http';
import { behindProxy, cors } from '../live/http.ts';
import { importServer } from '../live/packages.ts';
import { showPage } from '../live/provider.ts';
import { defineScenario } from '../live/scenario.ts';

const [app, api] = ['app.dunnock.example', 'auth.dunnock.example'] as const;

/** better-auth runs at a host of its own, and was not told of the host its page is at. */
export const scenario = defineScenario({
  file: '53-better-auth-origin',
  source: 'better-auth/better-auth #2296; langwatch/langwatch #6155',
  product: 'better-auth',
  hosts: [app, api],
  truth: {
    cause: 'csrf-origin',
    mentions: [/https:\/\/app\.dunnock\.example/, /trusted/],
    wrong: [/name or the password/],
  },
  async start() {
    type Auth = { handler: unknown; api: { signUpEmail(value: object): Promise<unknown> } };
    const { betterAuth } = await importServer<{ betterAuth(options: object): Auth }>('better-auth/dist/index.mjs');
    const memory = await importServer<{ memoryAdapter(db: object): unknown }>(
      'better-auth/dist/adapters/memory-adapter/index.mjs',
    );
    const node = await importServer<{ toNodeHandler(auth: Auth): RequestListener }>(
      'better-auth/dist/integrations/node.mjs',
    );
    const auth = betterAuth({
      baseURL: `https://${api}`,
      secret: 'a-better-auth-secret-of-32-characters!!',
      database: memory.memoryAdapter({ user: [], session: [], account: [], verification: [] }),
      emailAndPassword: { enabled: true },
      // Under a test runner it would check nothing.
      advanced: { disableCSRFCheck: false, disableOriginCheck: false },
    });
    const email = 'mira@dunnock.example';
    await auth.api.signUpEmail({ body: { email, password: 'wren-cove-41', name: 'mira' } });
    const { handler, close } = behindProxy(node.toNodeHandler(auth), { 'x-forwarded-proto': 'https' });
    return {
      hosts: {
        [app]: showPage('Dunnock'),
        [api]: (ask, response) => {
          const headers = cors(ask, { 'access-control-allow-headers': 'content-type' }) as Record<string, string>;
          for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
          if (ask.method === 'OPTIONS') response.writeHead(204).end();
          else handler(ask, response);
        },
      },
      close,
      async drive(tab) {
        await tab.goto(`https://${app}/`);
        await tab.evaluate(async (url) => {
          await fetch(url, {
            method: 'POST',
            credentials: 'include',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ email: 'mira@dunnock.example', password: 'wren-cove-41' }),
          }).catch(() => undefined);
        }, `https://${api}/api/auth/sign-in/email`);
      },
    };
  },
});
