import { startProcess } from '../../harness/process.mjs';
import { defineNeighbour } from '../../harness/stack.mjs';

/** The database that Redis Commander shows. */
export const stack = defineNeighbour({
  name: 'redis',
  product: 'Redis of Debian',
  debian: ['redis-server'],
  start: ({ port, data }) =>
    startProcess('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--dir', data, '--save', '']),
});
