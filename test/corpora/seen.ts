import { createCapture } from '../../src/core/capture/create-capture.ts';
import { buildReport } from '../../src/core/report/build.ts';
import type { Report } from '../../src/core/report/report.ts';
import type { Finding } from '../../src/core/rules/rule.ts';
import { type Agent, createAgent, suffixes } from './agent/agent.ts';
import { journeyOf } from './agent/journeys.ts';
import type { Mistake } from './mistakes/mistake.ts';
import type { Corpora, Served } from './wire/servers.ts';

/** A finding with the site it is of. */
export type SiteFinding = Finding & { site: string };

/** Every finding of a report, of the site and of the identity provider. */
export function findingsOf(report: Report): SiteFinding[] {
  return report.sites.flatMap(({ site, findings }) => findings.map((finding) => ({ ...finding, site })));
}

/** A finding in one line. */
export const show = ({ severity, site, rule, message }: SiteFinding) => `${severity} ${site} ${rule}: ${message}`;

/** What the core says of all that an agent sent, received and kept. */
export function reportOf({ events }: Agent): Report {
  const capture = createCapture({ suffixes, browser: 'chrome' });
  let now = Date.now();
  for (const event of events) {
    capture.observe(event);
    if ('at' in event) now = Math.max(now, event.at);
  }
  return buildReport(capture, { now, source: 'live' });
}

/** Signs in, uses the server, makes the mistake and signs out, over the wire. */
export async function walk(corpora: Corpora, name: string, mistake?: Mistake): Promise<Agent> {
  const served = await corpora.serve(name);
  apply(served, mistake);
  const journey = { ...journeyOf(name), ...mistake?.journey };
  const agent = createAgent({
    ports: corpora.proxy.ports,
    ca: corpora.certificate.cert,
    httpCredentials: served.stack.httpCredentials,
  });
  await journey.login(agent, served);
  await journey.use(agent, served);
  await mistake?.extra?.(agent, served);
  await journey.logout?.(agent, served);
  return agent;
}

/** Brings the deployment of a server into the state that a mistake wants; without one, into the clean one. */
export function apply({ deployments }: Served, mistake?: Mistake): void {
  const [own, provider] = deployments;
  own?.reset(mistake?.change);
  provider?.reset(mistake?.atProvider);
}
