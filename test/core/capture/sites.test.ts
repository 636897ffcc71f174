import { describe, expect, test } from 'vitest';
import { createSiteState } from '../../../src/core/capture/site-state.ts';
import { createSites } from '../../../src/core/capture/sites.ts';
import { createFlow } from '../../../src/core/flow/flow.ts';
import type { ExampleExchange } from '../../../src/core/rules/rule.ts';
import { createExchanges, NOW, SESSION_ID, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { createObservedExchanges } from '../observed.ts';

const siteOf = (host: string) => host.split('.').slice(-2).join('.');
const flow = createFlow({ siteOf });

describe('the sites of a capture', () => {
  const sitesOf = (names: string[], needed: string[] = []) => {
    const left: string[] = [];
    const sites = createSites({
      siteOf,
      flow,
      isNeeded: (site) => needed.includes(site),
      onLeftOut: (site) => left.push(site),
    });
    for (const name of names) sites.get(name);
    return { sites, left };
  };
  const fifty = Array.from({ length: 50 }, (_, n) => `s${n}.com`);

  test('are listed with the main one first, and then the one used last', () => {
    const { sites } = sitesOf(['a.com', 'b.com', 'c.com', 'a.com']);
    const names = (main: string) => sites.list(main).map(({ site }) => site);
    expect(names('b.com')).toEqual(['b.com', 'a.com', 'c.com']);
    expect(names('')).toEqual(['a.com', 'c.com', 'b.com']);
    expect([...sites.all()].map(({ site }) => site)).toEqual(['b.com', 'c.com', 'a.com']);
  });

  test('stay the same when they are met again', () => {
    const { sites } = sitesOf(['a.com', 'b.com']);
    expect(sites.get('a.com')).toBe(sites.get('a.com'));
  });

  test('are fifty: the one used longest ago makes room', () => {
    const { sites, left } = sitesOf([...fifty, 's0.com', 'new.com']);
    expect([left, sites.leftOut(), [...sites.all()].length]).toEqual([['s1.com'], 1, 50]);
    expect(sitesOf(fifty).left).toEqual([]);
  });

  test('that are needed stay, unless all are', () => {
    expect(sitesOf([...fifty, 'new.com'], ['s0.com', 's1.com']).left).toEqual(['s2.com']);
    expect(sitesOf([...fifty, 'new.com'], fifty).left).toEqual(['s0.com']);
  });
});

describe('what is known of a site', () => {
  function stateOf(...exchanges: ExampleExchange[]) {
    const state = createSiteState('example.com', { siteOf, flow });
    const observe = createObservedExchanges(siteOf);
    for (const exchange of createExchanges({ exchanges })) observe(exchange).forEach(state.observe);
    return state;
  }
  const session = { cookie: `sid=${SESSION_ID}` };

  test('is how many requests there were, and what their credentials took', () => {
    const state = stateOf({ request: session }, {}, { request: session });
    expect([state.site, state.requests(), state.authBytes.count()]).toEqual(['example.com', 3, 2]);
    expect(state.authBytes.sum()).toBeGreaterThan(60);
  });

  test('is which credentials it had, until they are forgotten', () => {
    const state = stateOf({ request: session }, { request: session });
    expect([...state.credentialIds()]).toEqual(['session#1']);
    state.forget('session#1');
    expect([...state.credentialIds()]).toEqual([]);
  });

  test('is its origins, and others only where a credential went there', () => {
    const state = stateOf(
      { url: 'https://www.example.com/' },
      { url: 'https://cdn.other.com/' },
      { url: 'https://api.other.com/', request: { authorization: `Bearer ${sampleJwt()}` } },
    );
    expect(state.origins()).toEqual(['https://www.example.com', 'https://api.other.com']);
  });

  test('is where its storage and its cookies lie, but no body says so', () => {
    const state = createSiteState('example.com', { siteOf, flow });
    const at = { at: NOW, recorded: [], changed: [], site: 'example.com' };
    state.observe({ kind: 'cookies', origin: 'https://a.example.com', cookies: [], ...at });
    state.observe({ kind: 'storage', origin: 'https://b.example.com', area: 'local-storage', entries: [], ...at });
    state.observe({ kind: 'page', origin: '', url: 'about:blank', ...at });
    expect(state.origins()).toEqual(['https://a.example.com', 'https://b.example.com']);
    expect(state.requests()).toBe(0);
    const responseBody = { mediaType: 'application/json', text: JSON.stringify({ access_token: sampleJwt() }) };
    expect(stateOf({ responseBody }).origins()).toEqual(['https://app.example.com']);
  });

  test('is bounded', () => {
    const many = Array.from({ length: 250 }, (_, n) => ({ url: `https://h${n}.example.com/` }));
    expect(stateOf(...many).origins()).toHaveLength(200);
  });
});
