import { describe, expect, it } from 'vitest';
import { apis } from '../../labelled/apis.ts';
import { companions } from '../../labelled/companions.ts';
import { cookies } from '../../labelled/cookies.ts';
import { federated } from '../../labelled/federated.ts';
import { field } from '../../labelled/field.ts';
import { headers } from '../../labelled/headers.ts';
import type { Labelled } from '../../labelled/label.ts';
import { noLogin } from '../../labelled/no-login.ts';
import { recorders } from '../../labelled/recorders.ts';
import { siteReportOf } from '../../labelled/run.ts';
import { confusionTable, reliabilityTable, type Verdict } from '../../labelled/tables.ts';

const all: readonly Labelled[] = [
  ...noLogin,
  ...cookies,
  ...headers,
  ...federated,
  ...field,
  ...apis,
  ...recorders,
  ...companions,
];

const verdicts: Verdict[] = all.map((labelled) => {
  const { strategy, logins, shape } = siteReportOf(labelled);
  return { labelled, strategy, logins, shape };
});

describe('the verdict on labelled captures', () => {
  it.each(verdicts)('$labelled.name: strategy', ({ labelled, strategy }) => {
    expect(labelled.strategies, story(strategy)).toContain(strategy.id);
  });

  it.each(verdicts.filter(({ labelled }) => labelled.logins.length > 0))(
    '$labelled.name: login',
    ({ labelled, logins }) => {
      expect(labelled.logins, JSON.stringify(logins, undefined, 1)).toContain(logins[0]?.id);
      if (labelled.pkce) expect(logins[0]?.pkce).toBe(labelled.pkce);
    },
  );

  it.each(verdicts.filter(({ labelled }) => labelled.logins.length === 0))(
    '$labelled.name: no login is made up',
    ({ logins }) => {
      expect(logins).toEqual([]);
    },
  );

  it.each(verdicts.filter(({ labelled }) => labelled.shapes))('$labelled.name: shape', ({ labelled, shape }) => {
    expect(labelled.shapes).toContain(shape.id);
  });

  it('has at least ten captures without a login', () => {
    expect(noLogin.length).toBeGreaterThanOrEqual(10);
  });

  it('does not say “none” where it was not recorded what was sent', () => {
    const blind = verdicts.find(({ labelled }) => labelled.name.includes('taken out'));
    expect(blind?.strategy.id).toBe('unknown');
    expect(blind?.strategy.evidence[0]?.text).toMatch(/may have been taken out/);
    expect(blind?.strategy.wouldSettle[0]).toMatch(/headers kept in/);
  });

  it('is right in 95 of 100 where it is surest, and “none” is among them', () => {
    const isNone = ({ strategy }: Verdict) => strategy.id === 'none';
    console.log(`none alone\n${reliabilityTable(verdicts.filter(isNone))}`);
    for (const some of [verdicts, verdicts.filter(isNone)]) {
      const sure = some.filter(({ strategy }) => strategy.confidence >= 0.9);
      const right = sure.filter(({ labelled, strategy }) => labelled.strategies.includes(strategy.id));
      expect(right.length).toBeGreaterThanOrEqual(sure.length * 0.95);
    }
    expect(verdicts.filter(isNone).length).toBeGreaterThan(20);
  });

  it('tells first why “none” cannot be said', () => {
    const first = (name: string) =>
      verdicts.find(({ labelled }) => labelled.name === name)?.strategy.evidence[0]?.text ?? '';
    expect(first('a login whose cookie the browser refuses')).toMatch(/^A login sets the cookie sid, which a browser/);
    expect(first('a login of which nothing tells how it ended')).toMatch(/^Somebody sent a password/);
    expect(first('cookies hidden whole')).toMatch(/^The recorder hid credentials of 4 requests/);
    expect(first('a login whose secrets are left out')).toMatch(/^The recording has no Cookie/);
  });

  it('is calibrated: no wrong verdict at 0.9 and more', () => {
    console.log(`${confusionTable(verdicts)}\n\n${reliabilityTable(verdicts)}`);
    const wrong = verdicts.filter(
      ({ labelled, strategy }) => strategy.confidence >= 0.9 && !labelled.strategies.includes(strategy.id),
    );
    expect(wrong.map(({ labelled, strategy }) => `${labelled.name}: ${strategy.id} ${strategy.confidence}`)).toEqual(
      [],
    );
  });
});

function story(strategy: Verdict['strategy']): string {
  return `${strategy.id} ${strategy.confidence}\n${strategy.evidence.map(({ signal, text }) => `  ${signal}: ${text}`).join('\n')}\n  rivals ${JSON.stringify(strategy.rivals)}`;
}
