import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort, startProcess, waitForPort } from '../../harness/process.mjs';
import { ALICE, defineNeighbour } from '../../harness/stack.mjs';

/** The database behind the dashboard. */
export const stack = defineNeighbour({
  name: 'influxdb',
  product: 'InfluxDB 1.6 of Debian (Go), with users',
  debian: ['influxdb'],
  start: async ({ port, data }) => {
    const settings = `
reporting-disabled = true
bind-address = "127.0.0.1:${await findFreePort()}"
[meta]
  dir = "${data}/meta"
[data]
  dir = "${data}/data"
  wal-dir = "${data}/wal"
[http]
  bind-address = "127.0.0.1:${port}"
  auth-enabled = true
`;
    writeFileSync(join(data, 'influxdb.conf'), settings);
    const running = startProcess('influxd', ['run', '-config', join(data, 'influxdb.conf')], { cwd: data });
    await waitForPort(port, running);
    const account = `CREATE USER ${ALICE.username} WITH PASSWORD '${ALICE.password}' WITH ALL PRIVILEGES`;
    await fetch(`http://127.0.0.1:${port}/query`, { method: 'POST', body: new URLSearchParams({ q: account }) });
    return running;
  },
});
