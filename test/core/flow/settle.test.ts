import { describe, expect, test } from 'vitest';
import type { Recorded } from '../../../src/core/credential/book.ts';
import type { Changes } from '../../../src/core/flow/changes.ts';
import { judge } from '../../../src/core/flow/judge.ts';
import { settle } from '../../../src/core/flow/settle.ts';
import { createSiteFlow, type OpenAttempt, openAttempt, type SiteFlow } from '../../../src/core/flow/site-flow.ts';
import type { ExampleExchange } from '../../../src/core/rules/rule.ts';
import { redirect, viewOf } from './views.ts';

const S = 'https://app.example.com';

/** A site at which one form was sent, in an exchange of its own. */
function siteOf(more: Partial<OpenAttempt> = {}): SiteFlow {
  const known = createSiteFlow('example.com');
  Object.assign(openAttempt(known, viewOf({ url: `${S}/login`, type: 'document' }), { id: 'form', named: false }), {
    exchanges: ['form'],
    ...more,
  });
  return known;
}

interface Proof {
  carrier?: string;
  direction?: string;
  role?: string;
  kind?: string;
  isNew?: boolean;
  isNewUse?: boolean;
}
const proof = ({
  carrier = 'authorization',
  direction = 'sent',
  role = 'access',
  kind = 'jws',
  isNew = true,
  isNewUse = false,
}: Proof = {}) =>
  ({
    credential: { role, kind },
    found: { direction, place: { carrier, name: 'X-Token' } },
    isNew,
    isNewUse,
  }) as unknown as Recorded;

function outcomeOf(known: SiteFlow, ...exchanges: [ExampleExchange, Recorded[]?][]): string {
  for (const [exchange, recorded = []] of exchanges) settle(known, viewOf(exchange), recorded);
  const [attempt] = known.attempts;
  return `${attempt?.outcome}${attempt?.named ? '' : ', a guess'}`;
}

describe('a request that tells what became of an attempt before it', () => {
  test.each<[string, Proof]>([
    ['in a header', {}],
    ['in a header of its own', { carrier: 'request-header' }],
    ['in a query', { carrier: 'query' }],
    ['with a web socket', { carrier: 'websocket-protocol' }],
    ['that came before and is used for the first time', { isNew: false, isNewUse: true }],
  ])('carries a new credential %s', (_what, one) => {
    expect(outcomeOf(siteOf(), [{}, [proof(one)]])).toBe('succeeded');
  });

  test.each<[string, Proof]>([
    ['in a cookie', { carrier: 'cookie' }],
    ['that is received', { direction: 'received' }],
    ['against forgery', { role: 'csrf' }],
    ['that is a key', { role: 'api-key' }],
    ['that can be read', { kind: 'plain' }],
    ['that is known', { isNew: false }],
  ])('carries none %s', (_what, one) => {
    expect(outcomeOf(siteOf(), [{}, [proof(one)]])).toBe('pending, a guess');
  });

  test.each([199, 300, 404])('answered %i tells nothing', (status) => {
    expect(outcomeOf(siteOf(), [{ status }, [proof()]])).toBe('pending, a guess');
  });

  test('says in words what it carries', () => {
    const known = siteOf();
    outcomeOf(known, [{}, [proof()]]);
    expect(known.attempts[0]?.steps).toEqual(['Requests carry a new credential from here on (X-Token).']);
  });

  test('is none of the attempt itself, and tells nothing of one that failed', () => {
    expect(outcomeOf(siteOf({ exchanges: ['1'] }), [{}, [proof()]])).toBe('pending, a guess');
    expect(outcomeOf(siteOf({ exchanges: ['form', '1'] }), [{}, [proof()]])).toBe('pending, a guess');
    expect(outcomeOf(siteOf({ outcome: 'failed' }), [{}, [proof()]])).toBe('failed, a guess');
    expect(outcomeOf(siteOf({ outcome: 'succeeded' }), [{}, [proof()]])).toBe('succeeded, a guess');
  });

  test.each<[string, ExampleExchange, boolean]>([
    ['401', { status: 401 }, true],
    ['403', { status: 403 }, true],
    ['404', { status: 404 }, false],
    ['a redirect to the sign-in', redirect('/login'), true],
    ['a redirect to the sign-in elsewhere', redirect('https://id.example.org/login'), true],
    ['a redirect', redirect('/welcome'), false],
  ])('is open where it was turned away before with %s: %j', (_what, refused, opens) => {
    const known = createSiteFlow('example.com');
    settle(known, viewOf({ url: `${S}/api`, ...refused }), []);
    Object.assign(openAttempt(known, viewOf({ url: `${S}/login` }), { id: 'form', named: false }), {
      exchanges: ['form'],
    });
    expect(outcomeOf(known, [{ url: `${S}/api` }])).toBe(opens ? 'succeeded' : 'pending, a guess');
  });

  test('is open only by the same method and path, and once', () => {
    for (const other of [{ method: 'POST' }, { url: `${S}/other` }, { url: 'https://b.example.com/' }])
      expect(outcomeOf(siteOf(), [{ status: 401 }], [other])).toBe('pending, a guess');
    const known = siteOf();
    outcomeOf(known, [{ status: 401 }], [{}]);
    expect([...known.refused]).toEqual([]);
    expect(outcomeOf(siteOf(), [{ status: 401 }], [{ status: 500 }], [{}])).toBe('succeeded');
  });

  test('is of a page that led elsewhere, where the attempt brought a credential and led back to it', () => {
    const moved: ExampleExchange = { type: 'document', ...redirect('/welcome') };
    const back: ExampleExchange = { type: 'document' };
    const landed = { minted: true, landing: '1' };
    expect(outcomeOf(siteOf(landed), [moved], [back])).toBe('succeeded');
    expect(outcomeOf(siteOf({ landing: '1' }), [moved], [back])).toBe('pending, a guess');
    expect(outcomeOf(siteOf({ minted: true }), [moved], [back])).toBe('pending, a guess');
    for (const other of [
      { ...moved, type: 'fetch' as const },
      { ...moved, method: 'POST' },
      redirect('https://b.com/welcome', back),
      redirect('/', back),
    ])
      expect(outcomeOf(siteOf(landed), [other], [back])).toBe('pending, a guess');
    const known = siteOf(landed);
    outcomeOf(known, [moved], [back]);
    expect([...known.moved]).toEqual([]);
  });

  test('comes from a host of another site that goes on answering', () => {
    const foreign = { foreign: true, minted: true, origin: S };
    expect(outcomeOf(siteOf(foreign), [{}])).toBe('succeeded, a guess');
    for (const more of [
      { ...foreign, minted: false },
      { ...foreign, foreign: false },
      { ...foreign, origin: 'https://b.com' },
    ])
      expect(outcomeOf(siteOf(more), [{}])).toBe('pending, a guess');
    expect(outcomeOf(siteOf(foreign), [{ status: 500 }])).toBe('pending, a guess');
  });

  test('remembers three hundred places', () => {
    const known = createSiteFlow('example.com');
    for (let n = 0; n < 310; n++) {
      settle(known, viewOf({ url: `${S}/${n}`, status: 401 }), []);
      settle(known, viewOf({ url: `${S}/${n}`, type: 'document', ...redirect('/welcome') }), []);
    }
    expect([known.refused.size, known.moved.size]).toEqual([300, 300]);
  });
});

describe('an answer by which an attempt is judged', () => {
  const NOTHING: Changes = { minted: false, telling: false, rotated: false, cleared: [] };
  const SETS: Changes = { ...NOTHING, minted: true, telling: true };
  function judged(
    exchange: ExampleExchange,
    more: Partial<OpenAttempt> = {},
    changes = NOTHING,
    answered = false,
  ): OpenAttempt {
    const [attempt] = siteOf(more).open as [OpenAttempt];
    judge(attempt, viewOf({ url: `${S}/login`, method: 'POST', ...exchange }), changes, answered);
    return attempt;
  }

  test('of one that failed changes nothing', () => {
    expect(judged({}, { outcome: 'failed' }, SETS)).toMatchObject({ outcome: 'failed', minted: false, steps: [] });
  });

  test('exchanges the session, where something was sent', () => {
    expect(judged({}, {}, { ...SETS, rotated: true }).named).toBe(true);
    expect(judged({ method: 'GET' }, {}, { ...SETS, rotated: true }).named).toBe(false);
  });

  test('names what was not recorded, where one only signs in', () => {
    expect(judged({}, { unrecorded: true }, SETS).named).toBe(true);
    expect(judged({}, { unrecorded: true }).named).toBe(false);
    expect(judged({ url: `${S}/auth` }, { unrecorded: true }, SETS).named).toBe(false);
    expect(judged({}, {}, SETS).named).toBe(false);
  });

  test.each<[string, ExampleExchange, Partial<OpenAttempt>, Changes, boolean, string]>([
    ['leads on', redirect('/home'), {}, NOTHING, false, 'succeeded'],
    ['leads back', redirect('/login'), {}, NOTHING, false, 'pending'],
    ['leads back with a credential', redirect('/login'), {}, SETS, false, 'pending'],
    ['leads to a sign-in', redirect('/signin'), {}, NOTHING, false, 'pending'],
    ['leads to a sign-in with a credential', redirect('/signin'), {}, SETS, false, 'succeeded'],
    ['leads to a sign-in after another vouched', redirect('/signin'), {}, NOTHING, true, 'succeeded'],
    ['leads elsewhere', redirect('https://b.com/login'), {}, NOTHING, false, 'succeeded'],
    ['names an error', redirect('/home?error'), {}, SETS, true, 'failed'],
    ['is refused at 400', { status: 400 }, {}, SETS, false, 'failed'],
    ['is refused after a redirect', { status: 404 }, { redirects: 1 }, NOTHING, false, 'pending'],
    ['is none', { status: 0 }, {}, SETS, false, 'pending'],
    ['sets a credential', {}, {}, SETS, false, 'succeeded'],
    ['is a page without one', {}, {}, NOTHING, false, 'failed'],
    ['is a page without one, to a password', {}, { named: true }, NOTHING, false, 'pending'],
    ['is no page', {}, { navigation: false }, NOTHING, false, 'pending'],
    ['is a page after another vouched', {}, {}, NOTHING, true, 'pending'],
    ['comes back to the sign-in', {}, { redirects: 1 }, NOTHING, false, 'failed'],
    [
      'comes back, where that is no sign-in',
      { url: `${S}/x` },
      { redirects: 1, submitPath: '/x' },
      NOTHING,
      false,
      'pending',
    ],
    ['comes back after another vouched', {}, { redirects: 1 }, NOTHING, true, 'succeeded'],
    ['comes to another sign-in', { url: `${S}/signin` }, { redirects: 1 }, NOTHING, false, 'failed'],
    ['comes to a page', { url: `${S}/home` }, { redirects: 1 }, NOTHING, false, 'succeeded'],
    [
      'sets a credential of somebody else',
      { type: 'fetch' },
      { foreign: true, navigation: false },
      SETS,
      false,
      'pending',
    ],
    ['sets a credential of somebody else on a page', { type: 'document' }, { foreign: true }, SETS, false, 'succeeded'],
  ])('%s', (_what, exchange, more, changes, answered, outcome) => {
    expect(judged(exchange, more, changes, answered).outcome).toBe(outcome);
  });

  test('lands on the page that a redirect leads to', () => {
    expect(judged({ method: 'GET', url: `${S}/home` }, { redirects: 1 }).landing).toBe('1');
    for (const [exchange, redirects] of [
      [{ method: 'POST' }, 1],
      [{ method: 'GET' }, 0],
      [{ method: 'GET', status: 300 }, 1],
    ] as const)
      expect(judged({ url: `${S}/home`, ...exchange }, { redirects })).not.toHaveProperty('landing');
  });

  test('is followed for twenty redirects', () => {
    expect(judged(redirect('/b'), { redirects: 19 }).next).toBe(`${S}/b`);
    expect(judged(redirect('/b'), { redirects: 20, next: `${S}/a` })).not.toHaveProperty('next');
    expect(judged(redirect(`/${'x'.repeat(100)}`)).steps).toEqual([
      `The answer (302) redirects to app.example.com/${'x'.repeat(79)}.`,
    ]);
  });

  test.each(['?error', '?err=1', '?x=1&failed', '?failure=1', '?invalid', '?login_error=1', '?loginfailed&x'])(
    'names an error by %s',
    (query) => {
      expect(judged(redirect(`/home${query}`)).outcome).toBe('failed');
    },
  );

  test.each(['?errors', '?terror=1', '?x=error', '?invalidate=1', `?x=${'y'.repeat(600)}&error`])(
    'names none by %s',
    (query) => {
      expect(judged(redirect(`/home${query}`)).outcome).toBe('succeeded');
    },
  );
});
