import { describeStep, describeVerdict } from '../../../src/core/report/life-text.ts';
import type { SiteReport } from '../../../src/core/report/report.ts';

/** One text that a view shows, and of what it is. */
export interface Said {
  /** `here security`, `measured size`, `other cors`, `fit spa`, `evidence own-header`, `role`, `life`, `login`, `finding <rule>`, `settle`. */
  kind: string;
  text: string;
}

/** Every text of a site's report that claims something. */
export function listSaid(site: SiteReport): Said[] {
  return [
    ...site.tradeOffs.flatMap(({ id, here, measured, other }) => [
      { kind: `here ${id}`, text: here },
      ...(measured === undefined ? [] : [{ kind: `measured ${id}`, text: measured }]),
      { kind: `other ${id}`, text: other },
    ]),
    ...(site.fits ?? []).map(({ use, why }) => ({ kind: `fit ${use}`, text: why })),
    ...site.strategy.evidence.map(({ signal, text }) => ({ kind: `evidence ${signal}`, text })),
    ...site.strategy.wouldSettle.map((text) => ({ kind: 'settle', text })),
    ...site.logins.flatMap(({ steps }) => steps.map((text) => ({ kind: 'login', text }))),
    ...site.credentials.flatMap(({ roleReason, life = [], cookie }) => [
      { kind: 'role', text: roleReason },
      ...life.map((step) => ({ kind: 'life', text: describeStep(step) })),
      ...(cookie ? [describeVerdict(cookie) ?? ''].map((text) => ({ kind: 'verdict', text })) : []),
    ]),
    ...site.findings.flatMap(({ rule, message, evidence, fix = '' }) =>
      [message, ...evidence, fix].map((text) => ({ kind: `finding ${rule}`, text })),
    ),
  ].filter(({ text }) => text !== '');
}
