import { startProcess } from '../../harness/process.mjs';
import { ALICE, defineNeighbour } from '../../harness/stack.mjs';

/** The downloader that the page below steers. */
export const stack = defineNeighbour({
  name: 'aria2',
  product: 'aria2 1.36 of Debian (C++), JSON-RPC with a secret',
  debian: ['aria2'],
  start: ({ port, data }) =>
    startProcess(
      'aria2c',
      [
        '--enable-rpc',
        `--rpc-listen-port=${port}`,
        `--rpc-secret=${ALICE.password}`,
        '--rpc-allow-origin-all',
        `--dir=${data}`,
        '--no-conf',
        '--enable-dht=false',
      ],
      { cwd: data },
    ),
});
