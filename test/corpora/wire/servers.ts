import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installStack } from '../../stacks/harness/install.mjs';
import { findFreePort, waitForPort } from '../../stacks/harness/process.mjs';
import type { Stack } from '../../stacks/harness/stack.mjs';
import { loadStack } from '../../stacks/runner/stacks.ts';
import { createCertificate, type TestCertificate } from './certificate.ts';
import { createDeployment, type Deployment } from './deployment.ts';
import { startProxy, type TlsProxy } from './proxy.ts';

/** One server and what it needs, running behind the proxy. */
export interface Served {
  stack: Stack;
  /** `https://www.NAME.example` */
  origin: string;
  /** Origin of the identity provider, where there is one. */
  provider?: string;
  /** Its own, and that of the identity provider. */
  deployments: Deployment[];
}

/** The proxy with all servers that were asked for so far. */
export interface Corpora {
  proxy: TlsProxy;
  certificate: TestCertificate;
  serve(name: string): Promise<Served>;
  stop(): Promise<void>;
}

const siteHost = (name: string) => `www.${name}.example`;
const providerHost = (name: string) => `login.${name}-id.example`;

/** Starts the proxy; servers start when they are first asked for, and run until the end. */
export async function startCorpora(names: readonly string[]): Promise<Corpora> {
  const hosts = names.flatMap((name) => [siteHost(name), `${name}.example`, `api.${name}.example`, providerHost(name)]);
  const certificate = createCertificate(hosts);
  const proxy = await startProxy(certificate);
  const served = new Map<string, Promise<Served>>();
  const stops: (() => Promise<void> | void)[] = [certificate.remove, proxy.close];

  async function start(name: string): Promise<Served> {
    const stack = await loadStack(name);
    const needs = await Promise.all((stack.needs ?? []).map(loadStack));
    const ports: Record<string, number> = {};
    for (const one of [...needs, stack]) ports[one.name] = await findFreePort();
    const deployments: Deployment[] = [];
    const values = new Map<string, string>();
    const env: Record<string, string> = {
      RENEW_SESSION: 'yes',
      CORPORA_BACK_PORT: String(proxy.ports.back),
      NODE_EXTRA_CA_CERTS: certificate.file,
      NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, 'preload.mjs')).href}`,
    };
    for (const one of [...needs, stack]) {
      const host = one === stack ? siteHost(name) : providerHost(name);
      const deployment = createDeployment(ports[one.name] as number, host, values);
      // The site has more than one name, as sites do.
      const all = one === stack ? [host, `${name}.example`, `api.${name}.example`] : [host];
      for (const each of all) proxy.deployments.set(each, deployment);
      deployments.unshift(deployment);
      env[`PUBLIC_ORIGIN_OF_${one.name.toUpperCase().replaceAll('-', '_')}`] = `https://${host}`;
    }
    for (const one of [...needs, stack]) await startOne(one, ports, env);
    const origin = `https://${siteHost(name)}`;
    return needs.length > 0
      ? { stack, origin, provider: `https://${providerHost(name)}`, deployments }
      : { stack, origin, deployments };
  }

  async function startOne(stack: Stack, ports: Record<string, number>, env: Record<string, string>): Promise<void> {
    const folder = installStack(stack);
    const data = mkdtempSync(join(tmpdir(), `watchword-${stack.name}-`));
    stops.unshift(() => rmSync(data, { recursive: true, force: true }));
    const port = ports[stack.name] as number;
    const before = { ...process.env };
    // Servers inherit the environment of this process at the moment they are started.
    Object.assign(process.env, env);
    try {
      const running = await stack.start({ port, folder, data, ports });
      stops.unshift(running.stop);
      await waitForPort(port, running);
    } finally {
      for (const key of Object.keys(env)) {
        if (before[key] === undefined) delete process.env[key];
        else process.env[key] = before[key];
      }
    }
  }

  // One after the other, as all share the environment while they start.
  let last: Promise<unknown> = Promise.resolve();
  return {
    proxy,
    certificate,
    serve(name) {
      let running = served.get(name);
      if (!running) {
        const previous = last;
        running = previous.then(() => start(name));
        last = running.catch(() => undefined);
        served.set(name, running);
      }
      return running;
    },
    async stop() {
      await last;
      for (const stop of stops) await stop();
    },
  };
}
