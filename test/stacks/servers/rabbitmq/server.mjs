import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort, startProcess, waitForPort } from '../../harness/process.mjs';
import { defineStack } from '../../harness/stack.mjs';
import { fill } from '../../harness/steps.mjs';

export const stack = defineStack({
  name: 'rabbitmq',
  product: 'RabbitMQ 3.10 of Debian, its management page',
  debian: ['rabbitmq-server'],
  start: async ({ port, data }) => {
    mkdirSync(join(data, 'mnesia'));
    mkdirSync(join(data, 'log'));
    const amqp = await findFreePort();
    const names = await findFreePort();
    writeFileSync(join(data, 'plugins'), '[rabbitmq_management].\n');
    writeFileSync(
      join(data, 'rabbitmq.conf'),
      `management.tcp.ip = 127.0.0.1\nmanagement.tcp.port = ${port}\nlisteners.tcp.1 = 127.0.0.1:${amqp}\n`,
    );
    const env = {
      HOME: data,
      ERL_EPMD_ADDRESS: '127.0.0.1',
      ERL_EPMD_PORT: String(names),
      RABBITMQ_DIST_PORT: String(await findFreePort()),
      RABBITMQ_NODENAME: 'rabbit@localhost',
      RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
      RABBITMQ_NODE_PORT: String(amqp),
      RABBITMQ_MNESIA_BASE: join(data, 'mnesia'),
      RABBITMQ_LOG_BASE: join(data, 'log'),
      RABBITMQ_ENABLED_PLUGINS_FILE: join(data, 'plugins'),
      RABBITMQ_CONFIG_FILE: join(data, 'rabbitmq'),
      RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1}',
    };
    // Erlang's name server would stay behind as a daemon if the node started it.
    const nameServer = startProcess('epmd', [], { cwd: data, env });
    await waitForPort(names, nameServer);
    const node = startProcess('/usr/lib/rabbitmq/bin/rabbitmq-server', [], { cwd: data, env });
    return {
      ...node,
      stop: async () => {
        await node.stop();
        await nameServer.stop();
      },
    };
  },
  login: async (page, { url }) => {
    await page.goto(url);
    // The account that the product comes with.
    await fill(page, 'input[name=username]', 'guest');
    await fill(page, 'input[name=password]', 'guest');
    await page.click('input[type=submit]');
    await page.waitForSelector('#logout');
  },
  use: async (page) => {
    for (const tab of ['#/connections', '#/channels', '#/exchanges', '#/queues', '#/users']) {
      const answered = page.waitForResponse((response) => response.url().includes('/api/'));
      await page.evaluate((hash) => {
        location.hash = hash;
      }, tab);
      await answered;
    }
  },
  logout: async (page) => {
    await page.click('#logout input');
    await page.waitForSelector('input[name=username]');
  },
  truth: { strategy: ['basic'], logins: ['form', 'unknown', 'http-challenge'], shape: ['spa'] },
});
