import { describe, expect, it } from 'vitest';
import { classify } from '../../../src/core/strategy/classify.ts';
import { createSiteFacts } from '../../../src/core/strategy/facts.ts';
import { detectFits } from '../../../src/core/strategy/fits.ts';
import { weighTradeOffs } from '../../../src/core/strategy/trade-offs.ts';
import { cookies } from '../../labelled/cookies.ts';
import { federated } from '../../labelled/federated.ts';
import { field } from '../../labelled/field.ts';
import { headers } from '../../labelled/headers.ts';
import { noLogin } from '../../labelled/no-login.ts';
import { createObservedExchanges } from '../observed.ts';

const all = [...noLogin, ...cookies, ...headers, ...federated, ...field];
const siteOf = (host: string) => (host === 'localhost' ? host : host.split('.').slice(-2).join('.'));

function factsOf(name: string) {
  const labelled = all.find((one) => one.name === name);
  if (!labelled) throw new Error(name);
  const { site, exchanges } = labelled;
  const facts = createSiteFacts({ site, siteOf });
  const observe = createObservedExchanges(siteOf);
  for (const exchange of exchanges) observe(exchange).forEach(facts.observe);
  const now = exchanges.at(-1)?.endedAt ?? 0;
  const report = classify(facts, now);
  return { facts, report, now };
}

function weigh(name: string) {
  const { facts, report, now } = factsOf(name);
  return { tradeOffs: weighTradeOffs(facts, report, now), fits: detectFits(facts, report, now) };
}

describe('the trade-offs', () => {
  it.each(all.filter(({ strategies }) => !strategies.includes('none') && !strategies.includes('unknown')))(
    '$name: all seven, each with both sides',
    ({ name }) => {
      const { tradeOffs, fits } = weigh(name);
      expect(tradeOffs.map(({ id }) => id)).toEqual([
        'statefulness',
        'data-storage',
        'scalability',
        'security',
        'data-transmission',
        'size',
        'cors',
      ]);
      for (const { here, other } of tradeOffs) {
        expect(here).toMatch(/^[A-Z].*\.$/);
        expect(other).toMatch(/^[A-Z].*\.$/);
      }
      expect(fits).toHaveLength(7);
      expect(JSON.stringify([tradeOffs, fits])).not.toMatch(/undefined|NaN|!"/);
    },
  );

  it('say nothing where nothing authenticates', () => {
    expect(weigh('a static site').tradeOffs).toEqual([]);
  });

  it('count bytes and lifetime of a JWT from the capture', () => {
    const { tradeOffs } = weigh('a page with a bearer JWT and bodies seen');
    expect(tradeOffs.find(({ id }) => id === 'size')?.measured).toMatch(/^\d{3} bytes a request/);
    expect(tradeOffs.find(({ id }) => id === 'security')?.measured).toContain('valid for 15 min');
  });

  it('name the flags of a session cookie', () => {
    const { tradeOffs, fits } = weigh('a form with fields f1 and f2');
    expect(tradeOffs.find(({ id }) => id === 'data-storage')?.measured).toBe('HttpOnly, Secure, SameSite Lax');
    expect(fits.find(({ use }) => use === 'traditional')?.fit).toBe('good');
    expect(fits.find(({ use }) => use === 'api')?.fit).toBe('poor');
  });

  it('count preflights', () => {
    const { tradeOffs } = weigh('OpenID Connect in the browser, with PKCE');
    expect(tradeOffs.find(({ id }) => id === 'cors')?.measured).toContain('3 preflights');
  });
});

describe('classify', () => {
  it('gives evidence that names requests, and never a secret', () => {
    for (const { name } of all) {
      const { facts, report } = factsOf(name);
      const text = JSON.stringify(report);
      for (const track of facts.tracks()) {
        if (track.credential.value.length < 12) continue;
        expect(text).not.toContain(track.credential.value);
      }
      expect(report.confidence).toBeGreaterThan(0);
      expect(report.confidence).toBeLessThanOrEqual(0.99);
    }
  });

  it('names the parts of a hybrid site by origin', () => {
    const { report } = factsOf('pages by session, the API by token');
    expect(report.parts?.map(({ id, origins }) => [id, origins])).toEqual([
      ['session-cookie', expect.arrayContaining(['https://www.shop.example'])],
      ['jwt-bearer', ['https://api.shop.example']],
    ]);
  });

  it('says what would settle it', () => {
    expect(factsOf('a static site').report.wouldSettle).toEqual(['Sign in while DevTools is open.']);
    expect(factsOf('an express session that no login was seen of').report.wouldSettle.length).toBeGreaterThan(0);
  });

  it('tells of the anonymous session when it says none', () => {
    const { report } = factsOf('an anonymous session on the first page');
    expect(report.evidence.map(({ text }) => text).join(' ')).toContain('anonymous session');
  });

  it('holds state that does not grow with the exchanges', () => {
    const { facts } = factsOf('an express session, its login in place');
    const source = headers[0];
    if (!source) throw new Error('no capture');
    const observe = createObservedExchanges(siteOf);
    const size = () =>
      JSON.stringify([...facts.tracks()].map(({ credential, ...track }) => ({ ...track, id: credential.id }))).length;
    const visit = (from: number) => {
      for (let round = 0; round < 80; round++) {
        for (const exchange of source.exchanges) {
          const next = {
            ...exchange,
            id: String(from + round * 10 + exchange.number),
            number: from + round * 10 + exchange.number,
          };
          observe(next).forEach(facts.observe);
        }
      }
    };
    visit(1000);
    const before = size();
    visit(10_000);
    expect(size()).toBeLessThan(before * 1.2);
  });
});
