import type { Capture } from '../capture/create-capture.ts';
import type { SiteState } from '../capture/site-state.ts';
import { isIdentityRole } from '../credential/roles.ts';
import { classify } from '../strategy/classify.ts';
import { detectFits } from '../strategy/fits.ts';
import { detectShape } from '../strategy/shape.ts';
import { weighTradeOffs } from '../strategy/trade-offs.ts';
import { showAttempts } from './attempts/show.ts';
import { buildCredentialReport, toIso } from './credential-report.ts';
import { createDoor, type Door } from './hide-tokens.ts';
import type { CredentialReport, LineageReport, Report, SiteReport } from './report.ts';
import { showChange } from './shown.ts';
import { tellGaps } from './told-gap.ts';

export interface BuildOptions {
  /** Milliseconds since the epoch. */
  now: number;
  source: Report['source']['kind'];
}

/**
 * The report of a capture: no secret in it, and always the same for the same capture and `now`.
 * Its cost grows with the distinct credentials and sites, not with the exchanges.
 */
export function buildReport(capture: Capture, { now, source }: BuildOptions): Report {
  const { exchanges, from, to } = capture.seen();
  const door = createDoor(capture.credentials());
  return {
    schema: 'watchword-report/1',
    generatedAt: toIso(now),
    source: { kind: source, from: toIso(from || now), to: toIso(to || now), exchanges, gaps: tellGaps(capture.gaps()) },
    sites: capture.sites().map((site) => buildSiteReport(capture, site, now, door)),
  };
}

/** The report of one site of the capture. */
export function buildSiteReport(
  capture: Capture,
  state: SiteState,
  now: number,
  door: Door = createDoor(capture.credentials()),
): SiteReport {
  const strategy = classify(state.facts, now);
  const credentials = [...state.credentialIds()].flatMap((id) => {
    const credential = capture.credential(id);
    if (!credential) return [];
    const life = isIdentityRole(credential.role) ? capture.life(credential) : undefined;
    const report = buildCredentialReport(credential, capture.cookies().get(id), life);
    const sessionEnd = life && capture.flow().sessionEnd(state.site, id);
    return [sessionEnd ? { ...report, sessionEnd } : report];
  });
  const past = door.hideIn(capture.pastFindings(state.site));
  const hidden = door.hideIn(capture.hiddenFindings(state.site));
  return {
    site: state.site,
    origins: state.origins(),
    strategy: door.hideIn(strategy),
    logins: door.hideIn(capture.flow().logins(state.site)),
    attempts: showAttempts(capture.attempts(state.site), door),
    shape: detectShape(state.facts),
    tradeOffs: weighTradeOffs(state.facts, strategy, now),
    ...(strategy.id === 'none' || strategy.id === 'unknown' ? {} : { fits: detectFits(state.facts, strategy, now) }),
    credentials,
    lineages: buildLineages(capture, credentials),
    clocks: state.origins().flatMap((origin) => {
      const skew = capture.clocks().get(origin);
      return skew && (skew.low > 0 || skew.high < 0) ? [{ ...skew }] : [];
    }),
    failures: door.hideIn(capture.failures(state.site)),
    expected: door.hideIn(capture.expected(state.site)),
    findings: door.hideIn(capture.findings(state.site)),
    ...(past.length > 0 ? { past } : {}),
    ...(hidden.length > 0 ? { hidden } : {}),
    overhead: {
      requests: state.requests(),
      carried: state.authBytes.count(),
      authBytes: state.authBytes.sum(),
      perRequest: { median: state.authBytes.median(), max: state.authBytes.max() },
    },
  };
}

/** Lineages with something to tell, in the order of their credentials; no token within a claim is shown. */
function buildLineages(capture: Capture, credentials: readonly CredentialReport[]): LineageReport[] {
  const ids = new Set(credentials.map(({ lineage }) => lineage));
  return [...ids].flatMap((id) => {
    const lineage = capture.lineage(id);
    if (!lineage || (lineage.count < 2 && lineage.used === 0)) return [];
    const successions = lineage.successions.map((one) => ({ ...one, changes: one.changes.map(showChange) }));
    return [{ ...lineage, successions }];
  });
}
