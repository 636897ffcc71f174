import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/**
 * A server that runs.
 * @typedef {object} Running
 * @property {() => Promise<void>} stop Ends it and everything it started.
 * @property {() => string} output The end of what it printed.
 * @property {() => boolean} ended
 */

/**
 * Starts a program in a process group of its own.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string> }} [options]
 * @returns {Running}
 */
export function startProcess(command, args, options = {}) {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (/** @type {Buffer} */ chunk) => {
    output = (output + chunk).slice(-4000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  child.on('error', (error) => keep(Buffer.from(String(error))));
  const exited = once(child, 'exit').catch(() => undefined);
  return {
    output: () => output,
    ended: () => child.exitCode !== null || child.signalCode !== null || child.pid === undefined,
    stop: async () => {
      if (child.pid === undefined) return;
      endGroup(child.pid, 'SIGTERM');
      const kill = setTimeout(() => endGroup(/** @type {number} */ (child.pid), 'SIGKILL'), 5000);
      await exited;
      clearTimeout(kill);
      endGroup(child.pid, 'SIGKILL');
    },
  };
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function endGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone.
  }
}

/** A port of 127.0.0.1 that was free a moment ago. */
export async function findFreePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Waits until something answers on the port.
 *
 * @param {number} port
 * @param {Running} running Given up on as soon as it ends.
 * @param {number} [timeout] Milliseconds.
 */
export async function waitForPort(port, running, timeout = 60_000) {
  const deadline = Date.now() + timeout;
  while (!(await answers(port))) {
    if (running.ended()) throw new Error(`The server ended before it answered on port ${port}:\n${running.output()}`);
    if (Date.now() > deadline)
      throw new Error(`Nothing answered on port ${port} within ${timeout} ms:\n${running.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** @param {number} port */
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
