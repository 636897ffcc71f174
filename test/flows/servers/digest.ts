import { passTo } from '../../failures/live/http.ts';
import { ALICE } from '../../stacks/harness/stack.mjs';
import { startStack } from '../../stacks/harness/start.mjs';
import { loadStack } from '../../stacks/runner/stacks.ts';
import { defineFlow } from '../flow.ts';

const host = 'files.wigeon.example';

export const flow = defineFlow({
  name: 'digest',
  product: 'lighttpd of Debian',
  hosts: [host],
  async start() {
    const { site, stop } = await startStack(await loadStack('lighttpd-digest'), loadStack);
    return {
      hosts: { [host]: passTo(Number(new URL(site.url).port)) },
      close: stop,
      async drive(tab) {
        await tab.authenticate(ALICE);
        await tab.goto(`https://${host}/`);
        await tab.goto(`https://${host}/orders-1.html`);
      },
    };
  },
  attempts: [
    {
      title: 'Signed in by HTTP challenge',
      outcome: 'Worked',
      steps: ['HTTP challenge', 'Credentials'],
      notInHar: ['HTTP challenge'],
      values: { 'HTTP challenge': { scheme: 'Digest', realm: /./, algorithm: /MD5|SHA/, qop: /auth/ } },
      ok: [],
    },
  ],
});
