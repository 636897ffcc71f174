import { createProvider, showPage } from '../live/provider.ts';
import { defineScenario } from '../live/scenario.ts';

const [app, provider] = ['app.plover.example', 'auth.plover-id.example'] as const;

/** The callback page runs its effect twice, and sends the code twice. */
export const scenario = defineScenario({
  file: '15-code-redeemed-twice',
  hosts: [app, provider],
  start() {
    const server = createProvider({ app, provider, title: 'Plover', audience: 'plover-api' });
    return {
      hosts: { [app]: showPage('Plover'), [provider]: server.handler },
      async drive(tab) {
        await server.start(tab);
        await server.redeem(tab, 2);
      },
    };
  },
});
